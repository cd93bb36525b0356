"use client";
import { Search, X } from "lucide-react";
import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { BareField } from "./bare-field.tsx";
import { IconButton } from "./icon-button.tsx";
import { Kbd } from "./kbd.tsx";
import { typesText } from "./shortcuts-dialog.tsx";
import { Spinner } from "./spinner.tsx";

type SearchFieldProps = {
  readonly name: string;
  readonly placeholder: string;
  readonly maxLength: number;
  /** The address' own words, which Back may change. */
  readonly words: string;
  /** How long after the last key it is searched, in milliseconds. */
  readonly pauseMs: number;
  readonly busy: boolean;
  readonly onSearch: (words: string) => void;
};

/**
 * What is typed, and the search that follows it. The field itself holds the text: one that React held would lose what
 * is typed in the moment in which the page's code arrives.
 */
function useTyped({ words, pauseMs, onSearch }: SearchFieldProps, input: RefObject<HTMLInputElement | null>) {
  const [first] = useState(words);
  const [text, setText] = useState(words);
  const asked = useRef(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A filter may be chosen between the last key and its search, which must not undo it.
  const search = useRef(onSearch);
  useLayoutEffect(() => {
    search.current = onSearch;
  });
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
    search.current(wanted);
  }
  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    // A pasted text is whole: nothing more is on its way.
    const isWhole = Math.abs(next.length - text.length) > 1;
    if (isWhole) ask(next);
    else timer.current = setTimeout(() => ask(next), pauseMs);
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

/** A search that runs while it is typed. `/` leads to it, Enter searches at once, Escape clears it. */
export function SearchField(props: SearchFieldProps) {
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
  function clear() {
    set("");
    input.current?.focus();
  }

  return (
    <div className="w-full md:w-80">
      <BareField
        ref={input}
        type="search"
        aria-label={props.name}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={props.maxLength}
        aria-keyshortcuts="/"
        defaultValue={first}
        onChange={(event: ChangeEvent<HTMLInputElement>) => type(event.target.value)}
        onKeyDown={onKeyDown}
        leading={props.busy ? <Spinner /> : <Search aria-hidden className="size-4" />}
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
