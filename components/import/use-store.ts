"use client";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { isLeaving } from "../shell/leave.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import type { ImportState } from "./state.ts";
import { ImportStore } from "./store.ts";

export const StoreContext = createContext<ImportStore | null>(null);

/** The import and what the page shows of it. */
export function useImport(): readonly [ImportState, ImportStore] {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("useImport needs a StoreContext around it");
  return [useSyncExternalStore(store.subscribe, store.get, store.get), store];
}

/** The import of this tab, kept while other pages of the desk are looked at; another account gets its own. */
let kept: ImportStore | null = null;

function keptStore(account: string, broker: BrokerProfile): ImportStore {
  if (typeof window === "undefined") return new ImportStore(account, broker);
  if (kept?.account !== account || isFinished(kept.get())) {
    kept?.close();
    kept = new ImportStore(account, broker);
    warnOnLeaving(kept);
  }
  return kept;
}

/** True where all of it is sent: whoever comes back comes with other rows. */
function isFinished({ sent, counts, work }: ImportState): boolean {
  return sent !== null && counts !== null && work === null && counts.ready + counts.faulty === 0;
}

/** True where closing the tab would lose rows that nobody has sent. */
export function hasUnsent({ opened, counts, text }: ImportState): boolean {
  if (!opened) return text.trim() !== "";
  return counts === null || counts.ready + counts.faulty > 0;
}

function warnOnLeaving(store: ImportStore): void {
  addEventListener("beforeunload", (event) => {
    if (!isLeaving() && kept === store && hasUnsent(store.get())) event.preventDefault();
  });
}

/** `given` is a test's own store. */
export function useImportStore(account: string, broker: BrokerProfile, given?: ImportStore): ImportStore {
  const [store] = useState(() => given ?? keptStore(account, broker));
  const requireSignIn = useRequireSignIn();
  useEffect(() => {
    store.requireSignIn = requireSignIn;
  }, [store, requireSignIn]);
  return store;
}
