"use client";
import { useIsFetching } from "@tanstack/react-query";
import { MAX_QUERY_LENGTH } from "#lib/domain/lead-query.ts";
import { SearchField } from "../ui/search-field.tsx";
import { LEADS_KEY } from "./use-lead-page.ts";

/** Short enough to feel live, long enough that a quick typist asks the broker once a word. */
const PAUSE_MS = 130;

type SearchBoxProps = { readonly words: string; readonly onSearch: (words: string) => void };

/** The search of the broker's list. */
export function SearchBox({ words, onSearch }: SearchBoxProps) {
  const busy = useIsFetching({ queryKey: [LEADS_KEY], type: "active" }) > 0;
  return (
    <SearchField
      name="Search leads"
      placeholder="Search name, email, phone…"
      maxLength={MAX_QUERY_LENGTH}
      pauseMs={PAUSE_MS}
      {...{ words, busy, onSearch }}
    />
  );
}
