const CHANNEL = "lead-desk";
const SIGNED_OUT = "signed-out";
const SIGNED_IN = "signed-in";
/** This page's own mark: a channel brings a page's word to its own other listeners too. */
const HERE = Math.random().toString(36);

/** The session has ended and the page goes: nothing on it can be saved any more, so nothing may hold it back. */
let leaving = false;

/** For what would have the browser ask "Leave site?": meanwhile everybody's data would stay in sight. */
export const isLeaving = () => leaving;

/** Leaves a page whose session has ended, unasked. */
export function leaveFor(address: string): void {
  leaving = true;
  const back = () => {
    leaving = false;
  };
  // The browser may bring the page back by its Back button.
  addEventListener("pageshow", back, { once: true });
  location.assign(address);
}

function tell(...news: readonly string[]): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Erases what this tab keeps of unsent work, and tells the other tabs of this session to do so too. */
export function forgetDrafts(): void {
  sessionStorage.clear();
  tell(SIGNED_OUT, HERE);
}

/** Tells every tab, this one too, whose the browser's session is. `account`: an id that says nothing of the person. */
export function tellAccount(account: string): void {
  tell(SIGNED_IN, HERE, account);
}

/**
 * Calls `signedOut` when another tab signs out, the drafts here erased already, and `signedIn` with the account that
 * the session is found to be of. Returns how to stop.
 */
export function onSessionNews(signedOut: () => void, signedIn: (account: unknown) => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!Array.isArray(data)) return;
    if (data[0] === SIGNED_IN) signedIn(data[2]);
    if (data[0] !== SIGNED_OUT || data[1] === HERE) return;
    sessionStorage.clear();
    signedOut();
  };
  return () => channel.close();
}
