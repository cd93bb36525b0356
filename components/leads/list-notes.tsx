import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { retriesItself, type Trouble } from "./listed.ts";

type OutageProps = {
  readonly trouble: Trouble;
  /** Rows of before are still on the page. */
  readonly keepsOld: boolean;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** The list could not be had: what failed, what to do. Never drawn as an empty list. */
export function Outage({ trouble, keepsOld, busy, onAgain }: OutageProps) {
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
      {keepsOld && " The rows below are older and may answer another question."}
    </Alert>
  );
}
