"use client";
import { ChevronDown, Download } from "lucide-react";
import type { MouseEvent } from "react";
import { type LeadQuery, leadQueryToSearch } from "#lib/domain/lead-query.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Menu, type MenuEntry } from "../ui/menu.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { fieldOfColumn } from "./column-choice.ts";
import type { Exporting } from "./use-download.ts";

type ExportLinkProps = {
  readonly query: LeadQuery;
  readonly download: Exporting;
  readonly shown: readonly string[];
  /** The person's spreadsheet may expect semicolons, since their numbers have decimal commas. */
  readonly offersSemicolon: boolean;
};

/** The file of this filter. Of the further fields those that the table shows; every one where it shows none. */
function exportHref(query: LeadQuery, shown: readonly string[], separator?: "semicolon"): string {
  const search = leadQueryToSearch(query);
  search.delete("page");
  search.delete("size");
  const fields = shown.map(fieldOfColumn).filter((field) => field !== null && !field.includes(","));
  if (fields.length > 0) search.set("columns", fields.join(","));
  if (separator) search.set("separator", separator);
  const text = search.toString();
  return text === "" ? "/api/leads/export" : `/api/leads/export?${text}`;
}

export function ExportLink({ query, download, shown, offersSemicolon }: ExportLinkProps) {
  const href = exportHref(query, shown);

  function press(event: MouseEvent) {
    // With a key held down the browser does something else with a link, which is the person's wish.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    download.start(href);
  }
  const entries: readonly MenuEntry[] = [
    { kind: "item", label: "Separated by commas", onSelect: () => download.start(href) },
    {
      kind: "item",
      label: "Separated by semicolons",
      onSelect: () => download.start(exportHref(query, shown, "semicolon")),
    },
  ];
  return (
    <div className="flex">
      <LinkButton
        plain
        href={href}
        download
        onClick={press}
        icon={download.checking ? <Spinner /> : <Download aria-hidden className="size-4 text-muted" />}
        className={cx(offersSemicolon && "rounded-r-none")}
      >
        Export CSV
      </LinkButton>
      {offersSemicolon && (
        <Menu
          align="end"
          entries={entries}
          trigger={(trigger) => (
            <IconButton
              {...trigger}
              label="Export format"
              className="rounded-l-none border border-l-0 border-edge/50 bg-surface"
            >
              <ChevronDown aria-hidden className="size-4" />
            </IconButton>
          )}
        />
      )}
    </div>
  );
}
