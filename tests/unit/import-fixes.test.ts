import { describe, expect, test } from "vitest";
import { columnFixes } from "#lib/domain/import-fixes.ts";
import { type CheckPhone, checkPhone } from "#lib/domain/phone.ts";
import { checkContent } from "./support/import-desk.ts";

const file = (header: string, ...rows: string[]) => [`First name;Last name;${header}`, ...rows].join("\n");

describe("fixes for a whole column", () => {
  test("phones of the country that the rows name", async () => {
    const { desk, counts } = await checkContent(
      file("Email;Phone", "A;B;a@x.de;0151 23456789", "C;D;c@x.de;0151 23456780", "E;F;e@x.pl;600100200"),
    );
    expect(counts).toMatchObject({ ready: 1, faulty: 2 });
    const [fix] = await desk.fixes();
    expect(fix).toMatchObject({
      id: "phone:DE",
      field: "phone",
      column: 3,
      label: "Read phone numbers of this column as numbers of Germany (+49)",
      rows: 2,
      example: { before: "0151 23456789", after: "+49 1512 3456789" },
    });
    expect(await desk.applyFix("phone:DE")).toMatchObject({ rows: 2, counts: { ready: 3, faulty: 0 } });
    // The number that was right is untouched.
    expect((await desk.rows(2, 3, false)).rows[0]?.cells[3]).toBe("600100200");
    expect(await desk.undo()).toMatchObject({ ready: 1, faulty: 2 });
    expect((await desk.rows(0, 1, false)).rows[0]?.cells[3]).toBe("0151 23456789");
  });

  test("a plus sign that a spreadsheet took away, two numbers in one cell", async () => {
    const { desk } = await checkContent(
      file("Email;Phone", "A;B;a@x.pl;4915123456789", "C;D;c@x.pl;600 100 200 / 600 100 201"),
    );
    const fixes = await desk.fixes();
    expect(fixes.map(({ id }) => id)).toContain("phone:+");
    expect(await desk.applyFix("phone:+")).toMatchObject({ counts: { faulty: 1 } });
    expect((await desk.fixes()).map(({ id }) => id)).toContain("phone-first:PL");
    expect(await desk.applyFix("phone-first:PL")).toMatchObject({ counts: { faulty: 0, ready: 2 } });
  });

  test("a plus sign goes before a number that a spreadsheet wrote with .0", async () => {
    const { desk } = await checkContent(file("Email;Phone", "A;B;a@x.pl;4915123456789.0"));
    expect((await desk.fixes()).find(({ id }) => id === "phone:+")?.example.after).toBe("+49 1512 3456789");
  });

  test("two numbers with a comma between are not sent as one with an extension: the first is kept if asked", async () => {
    const { desk, counts } = await checkContent(file("Email;Phone", "A;B;a@x.pl;600100200,601100200"));
    expect(counts).toMatchObject({ faulty: 1 });
    expect((await desk.rows(0, 1, true)).rows[0]?.faults.phone).toContain("Leave one phone number here");
    expect((await desk.fixes()).map(({ id }) => id)).toEqual(["phone-first:PL"]);
  });

  test("the first of several numbers is read as one of the row's own country", async () => {
    const { desk } = await checkContent(
      file(
        "Email;Phone;Country",
        "A;B;a@x.de;0151 23456789 / 0151 23456780;Germany",
        "C;D;c@x.pl;600 100 200 / 600 100 201;",
      ),
    );
    expect(await desk.applyFix("phone-first:PL")).toMatchObject({ rows: 2 });
    const phones = (await desk.rows(0, 2, false)).rows.map(({ cells }) => cells[3]);
    expect(phones).toEqual(["+49 1512 3456789", "+48 600 100 200"]);
  });

  test("dates by the order that the person names", async () => {
    const { desk } = await checkContent(
      file("Email;Phone;Date of birth", "A;B;a@x.pl;600100200;03/04/1990", "C;D;c@x.pl;600100201;25/04/1990"),
    );
    const fixes = await desk.fixes();
    expect(fixes.map(({ id, rows }) => [id, rows])).toEqual([
      ["date:day-month", 1],
      ["date:month-day", 1],
    ]);
    await desk.applyFix("date:day-month");
    expect((await desk.handed(1, 2)).map(({ lead }) => lead)).toMatchObject([
      { dateOfBirth: "1990-04-03" },
      { dateOfBirth: "1990-04-25" },
    ]);
  });

  test("emails with spaces and stray punctuation, countries that nobody can read", async () => {
    const { desk } = await checkContent(
      file("Email;Phone;Country", "A;B;<a @x,pl>;600100200;PL", "C;D;c@x.pl;;600100201;Polandia"),
    );
    expect(await desk.applyFix("email:tidy")).toMatchObject({ counts: { faulty: 1 } });
    expect((await desk.rows(0, 1, false)).rows[0]).toMatchObject({
      standing: "ready",
      cells: ["A", "B", "a@x.pl", "600100200", "PL", ""],
    });
  });

  test("are counted over all of many rows, and tried on few where they do not help", () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => ({
      row: at + 1,
      cells: [`a${at}@x.pl`, at % 3 === 0 ? "12" : "0151 23456789"],
      standing: "faulty" as const,
      faults: { phone: "wrong" },
      doubts: {},
    }));
    const calls = new Map<string | null, number>();
    const counted: CheckPhone = (text, country) => {
      calls.set(country, (calls.get(country) ?? 0) + 1);
      return country === "DE" && text.startsWith("0151")
        ? checkPhone("0151 23456789", "DE")
        : { kind: "impossible", reason: "too-short" };
    };
    const fixes = columnFixes(rows, { email: 0, phone: 1 }, "DE", counted);
    expect(fixes).toMatchObject([{ id: "phone:DE", rows: 20_000 }]);
    expect(calls.get("PL")).toBeLessThanOrEqual(2000);
  });

  test("nothing is offered where nothing is wrong, and an unknown fix changes nothing", async () => {
    const { desk, counts } = await checkContent(file("Email;Phone", "A;B;a@x.pl;600100200"));
    expect(await desk.fixes()).toEqual([]);
    expect(await desk.applyFix("phone:ZZ")).toEqual({ rows: 0, counts });
    expect(await desk.applyFix("__proto__:x")).toEqual({ rows: 0, counts });
    expect(await desk.undo()).toBeNull();
  });
});
