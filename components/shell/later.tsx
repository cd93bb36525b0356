"use client";
import { useEffect, useState } from "react";
import { lazyPart, usePart } from "../ui/lazy-part.ts";
import type { HeldBannerProps } from "./held-banner.tsx";

const parts = lazyPart(() => import("./later-parts.tsx").then((file) => file.LaterParts));

const LATER_MS = 3500;
const TOUCHES = ["pointerdown", "keydown", "input"] as const;

/** Brings what a page's first sight does not need: with the first touch, else a little later; at once where leads are held. */
export function Later(props: HeldBannerProps) {
  const [wanted, setWanted] = useState(props.initial.heldForSignIn > 0);
  useEffect(() => {
    const want = () => setWanted(true);
    const timer = setTimeout(want, LATER_MS);
    for (const touch of TOUCHES) addEventListener(touch, want, { capture: true, once: true });
    return () => {
      clearTimeout(timer);
      for (const touch of TOUCHES) removeEventListener(touch, want, { capture: true });
    };
  }, []);
  const Parts = usePart(parts, wanted);
  return Parts && <Parts {...props} />;
}
