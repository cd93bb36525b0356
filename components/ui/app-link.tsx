"use client";
import Link from "next/link";
import { type ComponentProps, useState } from "react";

export type AppLinkProps = Omit<ComponentProps<typeof Link>, "prefetch">;

/**
 * A link to another page of ours. The page is fetched ahead when the link is approached, not when it is
 * merely in view: that would add the other page's scripts to the first load of this one.
 */
export function AppLink({ onPointerEnter, onFocus, ...rest }: AppLinkProps) {
  const [near, setNear] = useState(false);
  return (
    <Link
      {...rest}
      prefetch={near ? null : false}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
