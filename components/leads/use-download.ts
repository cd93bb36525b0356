"use client";
import { useState } from "react";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { toast } from "../ui/toast.tsx";
import { fetchLeads } from "./api.ts";

/** By a link of its own: a refusal then ends as a failed download, and never takes the place of the page. */
function startDownload(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * [checking, download]: asks the broker for a first page, then starts the download. A browser says of a failed
 * one only that it failed; so a dead session or an outage is met before it begins, in words.
 */
export function useDownload(): readonly [boolean, (href: string, search: string) => Promise<void>] {
  const [checking, setChecking] = useState(false);
  const requireSignIn = useRequireSignIn();
  const download = async (href: string, search: string) => {
    if (checking) return;
    setChecking(true);
    const answer = await fetchLeads(search, new AbortController().signal, requireSignIn);
    setChecking(false);
    if (answer.ok) startDownload(href);
    else toast(`Nothing was exported. ${answer.error.message} ${answer.error.next}`, "bad");
  };
  return [checking, download];
}
