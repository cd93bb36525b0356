"use client";
import { useCallback, useMemo, useRef } from "react";
import { flushSync } from "react-dom";

/** A key press as the grid understands it. */
export type Key = {
  readonly key: string;
  readonly shift: boolean;
  readonly command: boolean;
};

/** What a key came to: done, the browser's own business, or something to wait for. */
export type Taken = "taken" | "browser" | Promise<void>;

/**
 * Keys wait for each other: going to the next problem asks the worker, and what is typed meanwhile belongs to the
 * cell that comes then.
 */
export function useKeyQueue(take: (key: Key) => Taken): (key: Key) => boolean {
  const latest = useRef(take);
  latest.current = take;
  const queue = useRef<Key[]>([]);
  const isWaiting = useRef(false);

  const drain = useMemo(() => {
    const wait = (work: Promise<void>) => {
      isWaiting.current = true;
      const goOn = () => {
        isWaiting.current = false;
        next();
      };
      // A reader that stopped is put into words by the store.
      work.then(goOn, goOn);
    };
    const next = () => {
      while (!isWaiting.current) {
        const key = queue.current.shift();
        if (!key) return;
        const taken = flushSync(() => latest.current(key));
        if (taken instanceof Promise) wait(taken);
      }
    };
    return { wait };
  }, []);

  /** True where the browser must not act on the key itself. */
  return useCallback(
    (key: Key) => {
      if (isWaiting.current) {
        queue.current.push(key);
        return true;
      }
      const taken = latest.current(key);
      if (taken instanceof Promise) drain.wait(taken);
      return taken !== "browser";
    },
    [drain],
  );
}
