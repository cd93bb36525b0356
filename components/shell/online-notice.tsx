"use client";
import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** The address of the other page that a click leads to in this window; null for everything else. */
function otherPage({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): string | null {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download")) return null;
  const isHere = link.hash !== "" && link.pathname === location.pathname;
  return isHere || ctrlKey || metaKey || shiftKey ? null : link.href;
}

/**
 * Without a network a link ends in the browser's own error page, which takes what was typed with it. So the page stays
 * and says so. A desk on this very machine answers all the same: then the link works. True once a page was refused.
 */
function useStay(online: boolean): boolean {
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (online) return;
    const stay = (event: MouseEvent) => {
      const href = otherPage(event);
      if (!href) return;
      event.preventDefault();
      fetch("/api/health", { method: "HEAD", cache: "no-store" }).then(
        () => location.assign(href),
        () => setRefused(true),
      );
    };
    // Before the router's own listener, which leaves a click alone that is prevented already.
    addEventListener("click", stay, true);
    return () => {
      removeEventListener("click", stay, true);
      setRefused(false);
    };
  }, [online]);
  return refused;
}

/** A line under the top bar while the browser says that there is no network. */
export function OnlineNotice() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const refused = useStay(online);
  if (online) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-center text-sm text-warn-text"
    >
      <WifiOff aria-hidden className="size-4 shrink-0" />
      You are offline{refused && ", so that page could not be opened"}. What you have typed stays here; try
      again when the connection is back.
    </div>
  );
}
