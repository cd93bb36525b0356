"use client";
import { Download } from "lucide-react";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { startDownload } from "../ui/start-download.ts";
import { toast } from "../ui/toast.tsx";
import { checkDownload } from "./api.ts";

type DownloadLinkProps = { readonly href: string; readonly children: ReactNode };

/** Asks before it begins: of a failed download a browser says only that it failed, not that the session has ended. */
export function DownloadLink({ href, children }: DownloadLinkProps) {
  const [checking, setChecking] = useState(false);
  const requireSignIn = useRequireSignIn();

  async function download() {
    setChecking(true);
    const trouble = await checkDownload(href, requireSignIn);
    setChecking(false);
    if (trouble) toast(`Nothing was downloaded. ${trouble.message} ${trouble.next}`, "bad");
    else startDownload(href);
  }

  function press(event: MouseEvent) {
    // With a key held down the browser does something else with a link, which is the person's wish.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!checking) void download();
  }
  return (
    <LinkButton
      plain
      href={href}
      download
      onClick={press}
      icon={checking ? <Spinner /> : <Download aria-hidden className="size-4 text-muted" />}
    >
      {children}
    </LinkButton>
  );
}
