"use client";
import { useCallback, useMemo, useRef } from "react";
import { flushSync } from "react-dom";

/** A key press as the grid understands it. */
export type Key = {
  readonly key: string;
  readonly shift: boolean;
  readonly command: boolean;
};

/** A press of the mouse on a cell: the row that was seen there, null where it had not come yet, and its place. */
export type Click = { readonly row: number | null; readonly index: number; readonly col: number };

/** A text for the cell that the grid is at when its turn comes. */
export type Paste = { readonly paste: string };

type Turn = Key | Click | Paste;

/** What a turn came to: done, the browser's own business, or something to wait for. */
export type Taken = "taken" | "browser" | Promise<void>;

export type KeyQueue = {
  /** True where the browser must not act on it itself. */
  readonly press: (turn: Turn) => boolean;
  /** Drops what waits: the cell that it was meant for is gone. */
  readonly forget: () => void;
};

/**
 * Keys, clicks and pastes wait for each other: going to the next problem asks the worker, and what is typed meanwhile
 * belongs to the cell that comes then.
 */
export function useKeyQueue(take: (turn: Turn) => Taken): KeyQueue {
  const latest = useRef(take);
  latest.current = take;
  const queue = useRef<Turn[]>([]);
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
        const turn = queue.current.shift();
        if (!turn) return;
        const taken = flushSync(() => latest.current(turn));
        if (taken instanceof Promise) wait(taken);
      }
    };
    return { wait };
  }, []);

  const press = useCallback(
    (turn: Turn) => {
      if (isWaiting.current) {
        queue.current.push(turn);
        return true;
      }
      const taken = latest.current(turn);
      if (taken instanceof Promise) drain.wait(taken);
      return taken !== "browser";
    },
    [drain],
  );
  const forget = useCallback(() => {
    queue.current = [];
  }, []);
  return { press, forget };
}
