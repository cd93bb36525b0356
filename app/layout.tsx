import "./globals.css";
import { x } from "#lib/domain/x.ts";
export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}{x}</body></html>;
}
