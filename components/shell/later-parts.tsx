"use client";
import { ToastHost } from "../ui/toast-host.tsx";
import { HeldBanner, type HeldBannerProps } from "./held-banner.tsx";
import { OnlineNotice } from "./online-notice.tsx";

/** The lines under the top bar, and the toasts: none has anything to say in a page's first seconds, or hardly ever. */
export function LaterParts(props: HeldBannerProps) {
  return (
    <>
      <OnlineNotice />
      <HeldBanner {...props} />
      <ToastHost />
    </>
  );
}
