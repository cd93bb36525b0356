"use client";
import { useCallback, useLayoutEffect, useRef, useState } from "react";

/** State that code which waited can read as it is now, not as it was when the wait began. */
export function useLive<T>(initial: T | (() => T)) {
  const [state, setState] = useState(initial);
  const ref = useRef(state);
  const get = useCallback(() => ref.current, []);
  const set = useCallback((next: T) => {
    ref.current = next;
    setState(next);
  }, []);
  return [state, get, set] as const;
}

/** Always the newest of a value, for code that outlives the render in which it was made. */
export function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
