/** How a call to the broker can fail, as the broker module names it. */
export const BROKER_PROBLEMS = [
  "not-sent",
  "no-answer",
  "aborted",
  "unreadable",
  "unavailable",
  "busy",
  "token-refused",
  "credentials-refused",
  "not-permitted",
  "not-found",
  "conflict",
  "field-not-stored",
  "lead-not-valid",
  "refused",
] as const;
export type BrokerProblem = (typeof BROKER_PROBLEMS)[number];

/** What the desk itself refuses or fails at. */
export const DESK_PROBLEMS = [
  "session-ended",
  "other-account",
  "sign-in-again",
  "bad-request",
  "foreign-origin",
  "too-many-requests",
  "unknown-address",
  "content-changed",
  "moved-on",
  "unexpected",
] as const;
export type DeskProblem = (typeof DESK_PROBLEMS)[number];
export type ProblemCode = BrokerProblem | DeskProblem;

/** What a person is told: what happened, what to do now. `technical` stays folded until asked for. */
export type Problem = {
  readonly code: ProblemCode;
  readonly message: string;
  readonly next: string;
  readonly retryable: boolean;
  readonly technical: string | null;
};

/** Who and what the words are about; `doing` completes "could not …". */
export type ProblemContext = { readonly broker: string; readonly doing: string };

type Words = { message: (about: ProblemContext) => string; next: (about: ProblemContext) => string };
type Entry = Words & { retryable: boolean };

const again = () => "Try again in a moment.";
const password = ({ broker }: ProblemContext) => `Sign in again with your password for ${broker}.`;
const manager = ({ broker }: ProblemContext) => `Ask your manager at ${broker}, or whoever runs this desk.`;
const refusal: Entry = {
  message: ({ broker, doing }) => `${broker} refused the request, so we could not ${doing}.`,
  next: ({ broker }) => `Change the search or the dates. If it stays, ask your manager at ${broker}.`,
  retryable: false,
};
const signIn: Entry = {
  message: ({ broker, doing }) => `${broker} asks for your password again before we can ${doing}.`,
  next: password,
  retryable: true,
};

const TABLE: { readonly [code in ProblemCode]: Entry } = {
  "not-sent": {
    message: ({ broker, doing }) => `${broker} could not be reached, so we could not ${doing}.`,
    next: () => "Try again in a moment. If it stays, the broker's address or network has a fault.",
    retryable: true,
  },
  "no-answer": {
    message: ({ broker, doing }) => `${broker} did not answer, so we could not ${doing}.`,
    next: again,
    retryable: true,
  },
  aborted: { message: ({ doing }) => `We stopped before we could ${doing}.`, next: again, retryable: true },
  unreadable: {
    message: ({ broker, doing }) => `${broker} sent an answer that cannot be read, so we could not ${doing}.`,
    next: ({ broker }) => `Try again in a moment. If it stays, tell your manager at ${broker}.`,
    retryable: true,
  },
  unavailable: {
    message: ({ broker, doing }) => `${broker} has trouble of its own right now, so we could not ${doing}.`,
    next: again,
    retryable: true,
  },
  busy: {
    message: ({ broker, doing }) => `${broker} asks us to slow down, so we could not ${doing} yet.`,
    next: () => "Wait a minute, then try again.",
    retryable: true,
  },
  "token-refused": signIn,
  "credentials-refused": signIn,
  "sign-in-again": signIn,
  "not-permitted": {
    message: ({ broker, doing }) => `${broker} does not let this account ${doing}.`,
    next: manager,
    retryable: false,
  },
  "not-found": {
    message: ({ broker, doing }) =>
      `${broker} does not know this partner or address, so we could not ${doing}.`,
    next: manager,
    retryable: false,
  },
  conflict: refusal,
  "field-not-stored": refusal,
  "lead-not-valid": refusal,
  refused: refusal,
  "session-ended": {
    message: () => "Your session has ended.",
    next: () => "Sign in again to go on; nothing you typed is lost.",
    retryable: true,
  },
  "other-account": {
    message: ({ doing }) => `Another account is signed in by now, so we could not ${doing}.`,
    next: () => "Sign in again with this page's account to go on; nothing you typed is lost.",
    retryable: true,
  },
  "bad-request": {
    message: ({ doing }) => `Something in the request is not right, so we could not ${doing}.`,
    next: () => "Check what you entered, or reload the page.",
    retryable: false,
  },
  "foreign-origin": {
    message: () => "This request did not come from Lead Desk's own pages, so it was refused.",
    next: () => "Open Lead Desk at its own address and try there.",
    retryable: false,
  },
  "too-many-requests": {
    message: ({ doing }) => `Too many requests in a short time, so we could not ${doing} yet.`,
    next: () => "Wait a minute, then try again.",
    retryable: true,
  },
  "unknown-address": {
    message: () => "There is nothing here for this account.",
    next: () => "Go back to the leads.",
    retryable: false,
  },
  "content-changed": {
    message: () => "This lead was already handed in with other details.",
    next: () => "Check the lead, then submit it once more: it goes as a new one.",
    retryable: true,
  },
  "moved-on": {
    message: () => "The lead that this one corrects was sent or corrected meanwhile.",
    next: () => "See its outcome beside the form. Submit once more only if this is to go as another lead.",
    retryable: true,
  },
  unexpected: {
    message: ({ doing }) => `Lead Desk met an error of its own, so we could not ${doing}.`,
    next: () => "Try again. If it stays, tell whoever runs this desk.",
    retryable: true,
  },
};

/** The one table from failure to words (CONVENTIONS 5). */
export function problem(code: ProblemCode, about: ProblemContext, technical: string | null = null): Problem {
  const { message, next, retryable } = TABLE[code];
  return { code, message: message(about), next: next(about), retryable, technical };
}

/** True where this account must sign in before anything goes on. */
export function needsSignIn(code: ProblemCode): boolean {
  return TABLE[code] === signIn || code === "session-ended" || code === "other-account";
}
