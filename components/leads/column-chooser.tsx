"use client";
import { Columns3 } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import type { ColumnBoxesProps } from "./column-boxes.tsx";
import { LazyPopover } from "./lazy-popover.tsx";

const boxes = lazyPart(() => import("./column-boxes.tsx").then((file) => file.ColumnBoxes));

/** What the table shows; kept for this browser. */
export function ColumnChooser(props: ColumnBoxesProps) {
  return (
    <LazyPopover
      label="Columns"
      align="end"
      part={boxes}
      partProps={() => props}
      trigger={(trigger) => (
        <Button {...trigger} icon={<Columns3 aria-hidden className="size-4 text-muted" />}>
          Columns
        </Button>
      )}
    />
  );
}
