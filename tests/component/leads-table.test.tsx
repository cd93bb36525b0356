import "./ui-dom.ts";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { LeadDetails } from "#components/leads/lead-details.tsx";
import { LeadTable } from "#components/leads/lead-table.tsx";
import { ListSkeleton } from "#components/leads/list-skeleton.tsx";
import { leadFromRow } from "#lib/domain/lead-row.ts";

const EMAIL = "jan@xn--mller-kva.de";
const lead = leadFromRow({ uuid: "u1", name: "Jan", surname: "Nowak", email: EMAIL, role: "LEAD" });
if (!lead) throw new Error("no lead");
const hidden = { email: false, phone: false };

const table = (shown: readonly string[], leads = [lead], box = createRef<HTMLElement>()) => {
  const { container } = render(
    <LeadTable
      listed={{
        leads,
        page: 1,
        size: 50,
        totalRows: leads.length,
        totalPages: 1,
        unreadableRows: 0,
        answeredAt: 0,
      }}
      shown={shown}
      fields={["role"]}
      view={{ now: 0, zone: "UTC", hidden }}
      dim={false}
      box={box}
      onOpen={() => undefined}
    />,
  );
  return container;
};

/** Columns, their widths, the table's least width, and how the cells lie on a narrow screen. */
function layout(container: Element) {
  const all = (selector: string) => [...container.querySelectorAll(selector)];
  return {
    headers: all("th").map((header) => header.textContent),
    widths: all("col").map((column) => column.getAttribute("style")),
    least: container.querySelector("table")?.getAttribute("style"),
    cells: all("tbody tr:first-child td").map((cell) => cell.className.replace(/ ?text-faint/, "")),
  };
}

test.each([[["email", "created", "source"]], [["status", "x:role", "id", "phone"]]])(
  "the waiting table has the columns of %j at the table's own widths",
  (shown) => {
    const waiting = render(
      <ListSkeleton shown={shown} size={50} brokerName="North" hidden={hidden} slow={null} />,
    );
    expect(layout(waiting.container)).toEqual(layout(table(shown)));
  },
);

test("an email's domain is shown in its own letters in the table, and stays the broker's on hover", async () => {
  table(["email"]);
  const cell = await screen.findByRole("cell", { name: "jan@müller.de" });
  expect(cell).toHaveAttribute("title", EMAIL);
});

test("the details show it too; the raw JSON and the copy button keep the broker's text", async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText: async (text: string) => void copied.push(text) },
  });
  render(<LeadDetails lead={lead} zone="UTC" brokerName="North" />);
  expect(screen.getByText("jan@müller.de")).toBeInTheDocument();
  expect(screen.getByText(/"email": "jan@xn--mller-kva\.de"/)).toBeInTheDocument();
  screen.getByRole("button", { name: "Copy email" }).click();
  await waitFor(() => expect(copied).toEqual([EMAIL]));
});

test("End leads to the last of 1,000 rows before the code that follows the scrolling is here, and stays there", async () => {
  const box = document.createElement("div");
  for (const side of ["clientHeight", "clientWidth"]) Object.defineProperty(box, side, { value: 400 });
  const leads = Array.from({ length: 1000 }, (_, at) => ({ ...lead, uuid: `u${at}` }));
  const body = table(["email"], leads, { current: box }).querySelector("tbody");
  const row = (at: number) => body?.querySelector<HTMLElement>(`[data-at="${at}"]`);
  fireEvent.focus(row(0) ?? document.body);
  fireEvent.keyDown(row(0) ?? document.body, { key: "End" });
  const last = row(999);
  expect(last).toHaveFocus();
  const rows = body?.childElementCount;
  // The box is lower than the rows that stand in for it: their number tells that the code has come.
  await waitFor(() => expect(body?.childElementCount).not.toBe(rows));
  expect(row(999)).toBe(last);
  expect(last).toHaveFocus();
});
