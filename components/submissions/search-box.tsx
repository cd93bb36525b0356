"use client";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { MAX_HISTORY_QUERY } from "#lib/domain/history-query.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { typesText } from "../ui/shortcuts-dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { TextField } from "../ui/text-field.tsx";

const PAUSE_MS = 200;

type SearchBoxProps = {
  /** The address' own, which Back may change. */
  readonly words: string;
  readonly busy: boolean;
  readonly onSearch: (words: string) => void;
};

/**
 * What is typed, and the search that follows it. The field itself holds the text: one that React held would lose what
 * is typed in the moment in which the page's code arrives.
 */
function useTyped({ words, onSearch }: SearchBoxProps, input: RefObject<HTMLInputElement | null>) {
  const [first] = useState(words);
  const [text, setText] = useState(words);
  const asked = useRef(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (words === asked.current) return;
    clearTimeout(timer.current);
    asked.current = words;
    setText(words);
    if (input.current) input.current.value = words;
  }, [words, input]);

  function ask(next: string) {
    clearTimeout(timer.current);
    const wanted = next.trim();
    if (wanted === asked.current) return;
    asked.current = wanted;
    onSearch(wanted);
  }
  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(next), PAUSE_MS);
  }
  const isNew = useRef(true);
  useEffect(() => {
    if (!isNew.current) return;
    isNew.current = false;
    // What was typed before the page's code was here counts as typed.
    const early = input.current?.value;
    if (early !== undefined && early !== text) type(early);
  });
  return {
    first,
    text,
    type,
    set: (next: string) => {
      setText(next);
      if (input.current) input.current.value = next;
      ask(next);
    },
  };
}

/** `/` leads here from anywhere but another field. */
function useSlash(input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (typesText(event.target) || document.querySelector("[role=dialog],[role=menu]")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input]);
}

export function SearchBox(props: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { first, text, type, set } = useTyped(props, input);
  useSlash(input);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") set(text);
    if (event.key === "Escape" && text !== "") {
      event.preventDefault();
      set("");
    }
  }

  return (
    <TextField
      ref={input}
      type="search"
      label="Search submissions"
      hideLabel
      placeholder="Search name or email…"
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="search"
      maxLength={MAX_HISTORY_QUERY}
      aria-keyshortcuts="/"
      defaultValue={first}
      onChange={({ target }) => type(target.value)}
      onKeyDown={onKeyDown}
      leading={props.busy ? <Spinner /> : <Search aria-hidden className="size-4" />}
      trailing={
        text === "" ? (
          <span className="pointer-events-none pr-1.5 pointer-coarse:hidden">
            <Kbd>/</Kbd>
          </span>
        ) : (
          <IconButton
            label="Clear search"
            size="sm"
            onClick={() => {
              set("");
              input.current?.focus();
            }}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        )
      }
      inputClassName="[&::-webkit-search-cancel-button]:hidden"
      className="w-full md:w-80"
    />
  );
}
