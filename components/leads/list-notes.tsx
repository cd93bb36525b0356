import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { retriesItself, type Trouble } from "./listed.ts";

type OutageProps = {
  readonly trouble: Trouble;
  /** Rows that are still on the page: from before a search, or what else was asked before. */
  readonly old: "search" | "other" | null;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

const OLD_WORDS = {
  search: " The rows below are from before your search.",
  other: " The rows below are older and may answer another question.",
} as const;

/** The list could not be had: what failed, what to do. Never drawn as an empty list. */
export function Outage({ trouble, old, busy, onAgain }: OutageProps) {
  return (
    <Alert
      title={trouble.message}
      actions={
        <Button busy={busy} onClick={onAgain}>
          Try again
        </Button>
      }
      details={trouble.technical}
    >
      {trouble.next}
      {/* Of the desk itself the words before say so already. */}
      {retriesItself(trouble) && !trouble.unreached && " It is tried again by itself."}
      {old && OLD_WORDS[old]}
    </Alert>
  );
}
