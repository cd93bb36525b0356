"use client";
import { useEffect, useState } from "react";
import { lazyPart, usePart } from "../ui/lazy-part.ts";
import { whenLater } from "../ui/when-later.ts";
import type { HeldBannerProps } from "./held-banner.tsx";

const parts = lazyPart(() => import("./later-parts.tsx").then((file) => file.LaterParts));

/** Brings what a page's first sight does not need: with the first touch, else a little later; at once where leads are held. */
export function Later(props: HeldBannerProps) {
  const [wanted, setWanted] = useState(props.initial.heldForSignIn > 0);
  useEffect(() => whenLater(() => setWanted(true)), []);
  const Parts = usePart(parts, wanted);
  return Parts && <Parts {...props} />;
}
