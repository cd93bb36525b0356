"use client";
import { useEffect, useState } from "react";

const MINUTE = 60_000;

/** Epoch milliseconds, moved on each minute; begins at the server's `start`, so that both draw the same. */
export function useNow(start: number): number {
  const [now, setNow] = useState(start);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, start);
}
