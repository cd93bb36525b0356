import type { Metadata } from "next";
import { buttonStyle } from "#components/ui/button-style.ts";
import { ProductMark } from "#components/ui/product-mark.tsx";

export const metadata: Metadata = { title: "Not found" };

/** For everybody, signed in or not. Plain links: a client component here would be fetched with every page. */
export default function NotFound() {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <a
          href="/"
          className="mx-4 inline-flex h-bar items-center gap-2 rounded-md font-semibold tracking-tight sm:mx-6"
        >
          <ProductMark />
          Lead Desk
        </a>
      </header>
      <main className="flex flex-col items-center gap-1 px-4 py-12 text-center">
        <h1 className="text-lg font-semibold tracking-tight">There is nothing at this address</h1>
        <p className="max-w-[44ch] text-sm text-muted">The link may be old, or mistyped.</p>
        <a href="/leads" className={buttonStyle("secondary", "md", "mt-3")}>
          Go to the leads
        </a>
      </main>
    </>
  );
}
