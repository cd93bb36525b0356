import { SLOW_MS, slowInWords } from "./words.ts";

type SlowWordsProps = {
  readonly brokerName: string;
  /** Settles when the wait is over, whatever came of it. */
  readonly over: Promise<unknown>;
};

/**
 * Drawn by the server a while after the page: words for a wait that has become long. It costs the page no script, and
 * nothing where the broker answers before: the page's own end must not wait for these words.
 */
export async function SlowWords({ brokerName, over }: SlowWordsProps) {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, SLOW_MS, true);
  });
  const ended = over.then(
    () => false,
    () => false,
  );
  const isSlow = await Promise.race([patience, ended]).finally(() => clearTimeout(timer));
  return isSlow ? slowInWords(brokerName) : null;
}
