"use client";
import { useSyncExternalStore } from "react";
import { lazyPart, usePart } from "./lazy-part.ts";
import { NO_TOASTS, newestToasts, subscribeToasts } from "./toast.tsx";

const content = lazyPart(() => import("./toast-content.tsx").then((file) => file.ToastContent));

/** Where toasts appear; once for a page. Their code is fetched with the first one. */
export function ToastHost() {
  const shown = useSyncExternalStore(subscribeToasts, newestToasts, () => NO_TOASTS);
  const Content = usePart(content, shown.length > 0);
  return Content && <Content messages={shown} />;
}
