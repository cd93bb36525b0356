"use client";
import { useState } from "react";
import { type LeadQuery, leadQueryToSearch, PAGE_SIZES } from "#lib/domain/lead-query.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { startDownload } from "../ui/start-download.ts";
import { fetchLeads } from "./api.ts";
import type { Trouble } from "./listed.ts";

/** The file, and the page of its leads that is looked at before. */
type Asked = { readonly href: string; readonly search: string };

export type Exporting = {
  readonly checking: boolean;
  /** Why the last one did not begin, until it is dismissed or another begins. */
  readonly trouble: Trouble | null;
  readonly start: (href: string) => void;
  readonly again: () => void;
  readonly dismiss: () => void;
};

/**
 * Asks the broker for a first page of this filter, then starts the download. A browser says of a failed one only that
 * it failed; so a dead session or an outage is met before it begins, in words. One that breaks off half-way is the
 * browser's to tell: a page learns nothing of the downloads that it starts.
 */
export function useDownload(query: LeadQuery): Exporting {
  const [checking, setChecking] = useState(false);
  const [failed, setFailed] = useState<(Asked & { readonly trouble: Trouble }) | null>(null);
  const requireSignIn = useRequireSignIn();

  async function begin({ href, search }: Asked) {
    if (checking) return;
    setChecking(true);
    const answer = await fetchLeads(search, new AbortController().signal, requireSignIn);
    setChecking(false);
    setFailed(answer.ok ? null : { href, search, trouble: answer.error });
    if (answer.ok) startDownload(href);
  }
  return {
    checking,
    trouble: failed?.trouble ?? null,
    start: (href) => {
      const search = leadQueryToSearch({ ...query, page: 1, size: PAGE_SIZES[0] }).toString();
      void begin({ href, search });
    },
    again: () => {
      if (failed) void begin(failed);
    },
    dismiss: () => setFailed(null),
  };
}
