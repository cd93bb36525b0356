"use client";
import { useEffect, useState } from "react";

/** True once `waiting` has lasted for `ms` milliseconds without a break. */
export function useSlow(waiting: boolean, ms: number): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(setSlow, ms, true);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting, ms]);
  return slow;
}
