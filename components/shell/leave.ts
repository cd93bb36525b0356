const CHANNEL = "lead-desk";
const SIGNED_OUT = "signed-out";

/** Erases what this tab keeps of unsent work, and tells the other tabs of this session to do so too. */
export function forgetDrafts(): void {
  sessionStorage.clear();
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(SIGNED_OUT);
  channel.close();
}

/** Calls `then` when another tab signs out, its drafts here erased already. Returns how to stop. */
export function onSignedOutElsewhere(then: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data !== SIGNED_OUT) return;
    sessionStorage.clear();
    then();
  };
  return () => channel.close();
}
