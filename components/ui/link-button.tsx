import type { ReactNode } from "react";
import { AppLink, type AppLinkProps } from "./app-link.tsx";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts";

export type LinkButtonProps = Omit<AppLinkProps, "children"> & {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** A plain `<a>`, for what is no page: a download, another origin. */
  readonly plain?: boolean;
};

/** A link that looks like a button. */
export function LinkButton(props: LinkButtonProps) {
  const {
    variant = "secondary",
    size = "md",
    icon,
    children,
    className,
    plain = false,
    href,
    ...rest
  } = props;
  const look = buttonStyle(variant, size, className);
  if (plain && typeof href === "string") {
    const { download, target, rel, title, id, onClick } = rest;
    return (
      <a {...{ href, download, target, rel, title, id, onClick }} className={look}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <AppLink {...rest} href={href} className={look}>
      {icon}
      {children}
    </AppLink>
  );
}
