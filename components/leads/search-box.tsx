"use client";
import { useIsFetching } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { MAX_QUERY_LENGTH } from "#lib/domain/lead-query.ts";
import { BareField } from "../ui/bare-field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { typesText } from "../ui/shortcuts-dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { LEADS_KEY } from "./use-lead-page.ts";

/** Short enough to feel live, long enough that a quick typist asks the broker once a word. */
const PAUSE_MS = 130;

type SearchBoxProps = { readonly words: string; readonly onSearch: (words: string) => void };

/**
 * What is typed, and the search that follows it. `words` is the address' own, which Back may change. The field itself
 * holds the text: one that React held would lose what is typed in the moment in which the page's code arrives.
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
    // A pasted text is whole: nothing more is on its way.
    const isWhole = Math.abs(next.length - text.length) > 1;
    if (isWhole) ask(next);
    else timer.current = setTimeout(() => ask(next), PAUSE_MS);
  }
  function set(next: string) {
    setText(next);
    if (input.current) input.current.value = next;
    ask(next);
  }

  const isNew = useRef(true);
  useEffect(() => {
    if (!isNew.current) return;
    isNew.current = false;
    // What was typed before the page's code was here counts as typed.
    const early = input.current?.value;
    if (early !== undefined && early !== text) type(early);
  });
  return { first, text, type, set };
}

/** `/` leads here from anywhere but another field. */
function useSlash(focus: () => void) {
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (typesText(event.target) || document.querySelector("[role=dialog],[role=menu]")) return;
      event.preventDefault();
      focus();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}

export function SearchBox(props: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { first, text, type, set } = useTyped(props, input);
  const fetching = useIsFetching({ queryKey: [LEADS_KEY], type: "active" }) > 0;
  useSlash(() => {
    input.current?.focus();
    input.current?.select();
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") set(text);
    if (event.key === "Escape" && text !== "") {
      event.preventDefault();
      set("");
    }
  }
  function clear() {
    set("");
    input.current?.focus();
  }

  return (
    <div className="w-full md:w-80">
      <BareField
        ref={input}
        type="search"
        aria-label="Search leads"
        placeholder="Search name, email, phone…"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={MAX_QUERY_LENGTH}
        aria-keyshortcuts="/"
        defaultValue={first}
        onChange={(event: ChangeEvent<HTMLInputElement>) => type(event.target.value)}
        onKeyDown={onKeyDown}
        leading={fetching ? <Spinner /> : <Search aria-hidden className="size-4" />}
        trailing={
          text === "" ? (
            <span className="pointer-events-none pr-1.5 pointer-coarse:hidden">
              <Kbd>/</Kbd>
            </span>
          ) : (
            <IconButton label="Clear search" size="sm" onClick={clear}>
              <X aria-hidden className="size-4" />
            </IconButton>
          )
        }
        className="[&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  );
}
