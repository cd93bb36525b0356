import type { KeyboardEventHandler, PointerEventHandler, RefObject } from "react";

/** What a button must carry to open something: spread it on a Button or IconButton. */
export type TriggerProps = {
  readonly id: string;
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly "aria-haspopup": "menu" | "dialog";
  readonly "aria-expanded": boolean;
  readonly onClick: () => void;
  readonly onFocus: () => void;
  readonly onPointerEnter: PointerEventHandler;
  /** Menus open by the down arrow too. */
  readonly onKeyDown?: KeyboardEventHandler;
};
