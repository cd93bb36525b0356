import "./ui-dom.ts";
import { fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { LeadTable } from "#components/leads/lead-table.tsx";
import { HistoryTable } from "#components/submissions/history-table.tsx";
import type { HistoryRow } from "#lib/domain/history.ts";
import { leadFromRow } from "#lib/domain/lead-row.ts";

/** The page with this email in its one row; the tables take the nodes over from the page before. */
const TABLES = {
  leads(email: string) {
    const lead = leadFromRow({ uuid: email, name: "Jan", surname: "Nowak", email });
    if (!lead) throw new Error("no lead");
    const page = { page: 1, size: 50, totalRows: 1, totalPages: 1, unreadableRows: 0, answeredAt: 0 };
    return (
      <LeadTable
        listed={{ leads: [lead], ...page }}
        shown={["email"]}
        fields={[]}
        view={{ now: 0, zone: "UTC", hidden: { email: false, phone: false } }}
        dim={false}
        box={createRef<HTMLElement>()}
        onOpen={() => undefined}
      />
    );
  },
  submissions(email: string) {
    const row: HistoryRow = {
      ...{ id: email, state: "accepted", reason: null, email, name: "Jan Nowak", offer: "Autumn FX" },
      ...{ attempts: 1, batchId: null, createdAt: "2026-11-20T13:00:00.000Z", settledAt: null },
      ...{ erased: false, by: "demo", rowNumber: null },
    };
    return <HistoryTable rows={[row]} view={{ now: 0, zone: "UTC" }} dim={false} onOpen={() => undefined} />;
  },
};

/** Hovers over the cell; `width` is that of its words, the cell itself is 100 wide. */
function hover(email: string, width: number): HTMLElement {
  const cell = screen.getByText(email).closest("td");
  if (!cell) throw new Error(`${email} stands in no cell`);
  Object.defineProperty(cell, "clientWidth", { configurable: true, value: 100 });
  Object.defineProperty(cell, "scrollWidth", { configurable: true, value: width });
  fireEvent.pointerOver(cell);
  return cell;
}

test.each(["leads", "submissions"] as const)(
  "in the table of %s a cell that is cut off shows its own words on hover, not those of the page before",
  (which) => {
    const { rerender } = render(TABLES[which]("anna.long@x.pl"));
    const cell = hover("anna.long@x.pl", 200);
    expect(cell.title).toBe("anna.long@x.pl");
    rerender(TABLES[which]("bea.long@x.pl"));
    expect(hover("bea.long@x.pl", 200)).toBe(cell);
    expect(cell.title).toBe("bea.long@x.pl");
    rerender(TABLES[which]("cleo@x.pl"));
    expect(hover("cleo@x.pl", 50).title).toBe("");
  },
);

test("what the table itself says on hover stays", () => {
  const { rerender } = render(TABLES.leads("jan@xn--mller-kva.de"));
  expect(hover("jan@müller.de", 200).title).toBe("jan@xn--mller-kva.de");
  rerender(TABLES.leads("anna.long@x.pl"));
  expect(hover("anna.long@x.pl", 200).title).toBe("anna.long@x.pl");
  rerender(TABLES.leads("jan@xn--mller-kva.de"));
  expect(hover("jan@müller.de", 50).title).toBe("jan@xn--mller-kva.de");
});
