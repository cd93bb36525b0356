"use client";
import { type ComponentType, useEffect, useState } from "react";

/** A component whose code is fetched on first use. `current` is null until it is here. */
export type LazyPart<P> = {
  readonly current: ComponentType<P> | null;
  /** Fetches once; after a failure the next call fetches again. */
  readonly load: () => Promise<ComponentType<P>>;
};

/** `fetchPart` is a dynamic import: the point where the bundler cuts. */
export function lazyPart<P>(fetchPart: () => Promise<ComponentType<P>>): LazyPart<P> {
  let current: ComponentType<P> | null = null;
  let underway: Promise<ComponentType<P>> | null = null;
  async function load() {
    try {
      current = await fetchPart();
      return current;
    } finally {
      underway = null;
    }
  }
  return {
    get current() {
      return current;
    },
    load: () => {
      underway ??= load();
      return underway;
    },
  };
}

/** Fetches ahead, on hover or focus. A failure stays silent: the press that follows tries again. */
export function preload(part: { readonly current: unknown; readonly load: () => Promise<unknown> }): void {
  if (part.current === null) part.load().catch(() => undefined);
}

const RETRY_MS = 1500;

/** For React.lazy, which keeps a failed fetch for ever: a fetch that is tried again until it is here. */
export async function untilHere<T>(fetchPart: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetchPart();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/**
 * The part once it is `wanted` and here, else null. React.lazy would keep a failed fetch for ever;
 * this one tries again while it is wanted, so a moment without network costs a moment.
 */
export function usePart<P>(part: LazyPart<P>, wanted: boolean): ComponentType<P> | null {
  const [here, setHere] = useState<ComponentType<P> | null>(null);
  useEffect(() => {
    if (!wanted || here !== null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const attempt = () => {
      part.load().then(
        (Part) => {
          if (!gone) setHere(() => Part);
        },
        () => {
          if (!gone) timer = setTimeout(attempt, RETRY_MS);
        },
      );
    };
    attempt();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [part, wanted, here]);
  return here ?? (wanted ? part.current : null);
}
