const CHANNEL = "lead-desk";
const SIGNED_OUT = "signed-out";
/** This page's own mark: a channel brings a page's word to its own other listeners too. */
const HERE = Math.random().toString(36);

/** Erases what this tab keeps of unsent work, and tells the other tabs of this session to do so too. */
export function forgetDrafts(): void {
  sessionStorage.clear();
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage([SIGNED_OUT, HERE]);
  channel.close();
}

/** Calls `then` when another tab signs out, its drafts here erased already. Returns how to stop. */
export function onSignedOutElsewhere(then: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!Array.isArray(data) || data[0] !== SIGNED_OUT || data[1] === HERE) return;
    sessionStorage.clear();
    then();
  };
  return () => channel.close();
}
