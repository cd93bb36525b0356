"use client";
import { useLayoutEffect, useRef } from "react";

type CellBoxProps = {
  readonly label: string;
  readonly text: string;
  readonly isFaulty: boolean;
  /** Of what is said about the cell. */
  readonly noteId: string | undefined;
  readonly onChange: (text: string) => void;
};

/** The box that a cell is edited in: it takes the focus, with the caret behind the text. */
export function CellBox({ label, text, isFaulty, noteId, onChange }: CellBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  return (
    <input
      ref={box}
      aria-label={label}
      aria-describedby={noteId}
      aria-invalid={isFaulty ? true : undefined}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      className="absolute inset-0 w-full bg-surface px-2.5 text-sm! text-text outline-2 -outline-offset-2 outline-accent"
    />
  );
}
