import "server-only";
import { createHmac } from "node:crypto";

/** The same id for the same name under the same other id: what is done twice is one row. A UUID of version 8. */
export function derivedId(under: string, name: string): string {
  const hex = createHmac("sha256", under).update(name).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
