import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { OFFERS } from "#sandbox/accounts.ts";
import { readCsv } from "./csv-reader.ts";
import { expect, type TestDesk } from "./desk.ts";

const mark = () => Math.random().toString(36).slice(2, 10);

/** Emails that nobody else has, the first few named for what is to become of them. */
export function emailsFor(count: number, ...named: string[]): string[] {
  const run = mark();
  return Array.from({ length: count }, (_, at) => `${named[at] ?? "lead"}.${at}.${run}@example.com`);
}

/** Hands a file in as the wizard does, from a page of the desk, and sets it on its way. Resolves to its id. */
export async function sendFile(page: Page, emails: readonly string[]): Promise<string> {
  return page.evaluate(
    async ({ all, offerUuid, hash }) => {
      const post = async (path: string, body: unknown) => {
        const answer = await fetch(path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return answer.json();
      };
      const lead = { firstName: "Jan", lastName: "Nowak", phone: "+48600100200", country: "PL", offerUuid };
      const { id } = await post("/api/batches", {
        fileName: "autumn leads.csv",
        fileHash: hash,
        header: ["Name", "Email"],
        match: { fullName: 0, email: 1 },
        rows: all.length,
      });
      const rows = all.map((email, at) => ({
        row: at + 1,
        lead: { ...lead, email },
        cells: ["Jan Nowak", email],
      }));
      await post(`/api/batches/${id}/rows`, { rows });
      await post(`/api/batches/${id}/send`, {});
      return String(id);
    },
    {
      all: emails,
      offerUuid: OFFERS[0].uuid,
      hash: mark()
        .padEnd(64, "0")
        .replace(/[^0-9a-f]/g, "a"),
    },
  );
}

export async function openBatch(desk: TestDesk, page: Page, emails: readonly string[]): Promise<string> {
  await desk.signIn(page);
  const id = await sendFile(page, emails);
  await page.goto(`${desk.url}/import/${id}`);
  await expect(page.getByRole("heading", { name: "autumn leads.csv" })).toBeVisible();
  return id;
}

export const status = (page: Page) => page.getByRole("status");

export async function download(
  page: Page,
  name: string,
): Promise<{ file: string; rows: Record<string, string>[] }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  const got = await waiting;
  return { file: got.suggestedFilename(), rows: readCsv(readFileSync(await got.path(), "utf8")) };
}
