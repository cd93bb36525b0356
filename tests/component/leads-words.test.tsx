import { describe, expect, test } from "vitest";
import { hiddenFields, usesDecimalComma } from "#app/(desk)/leads/person.ts";
import { columnsOf, DEFAULT_COLUMNS } from "#components/leads/column-choice.ts";
import { keepColumns } from "#components/leads/keep-columns.ts";
import { partOf } from "#components/leads/page-part.ts";
import { readPage, readTrouble } from "#components/leads/wire.ts";
import { countInWords, pageInWords, rangeInWords } from "#components/leads/words.ts";
import { exactTime, relativeTime } from "#components/ui/when.ts";
import { parseLeadQuery } from "#lib/domain/lead-query.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const ago = (ms: number) => relativeTime(new Date(NOW - ms).toISOString(), NOW, "UTC");
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

describe("times", () => {
  test("are relative up to thirty days, then a date", () => {
    expect([0, 59_999, MINUTE, 59 * MINUTE, HOUR, DAY - 1, DAY, 30 * DAY - 1, 30 * DAY].map(ago)).toEqual([
      "just now",
      "just now",
      "1 min ago",
      "59 min ago",
      "1 h ago",
      "23 h ago",
      "1 d ago",
      "29 d ago",
      "21 Oct 2026",
    ]);
  });

  test("a little in the future is now, clearly in the future a date", () => {
    expect(ago(-MINUTE)).toBe("just now");
    expect(ago(-3 * DAY)).toBe("23 Nov 2026");
  });

  test("exact times are those of the zone; what is no time stays as it came", () => {
    expect(exactTime("2026-07-01T22:30:05Z", "Europe/Warsaw")).toBe("Thu 2 Jul 2026, 00:30:05");
    expect(exactTime("soon", "UTC")).toBe("soon");
    expect(relativeTime("soon", NOW, "UTC")).toBe("soon");
  });
});

describe("counts", () => {
  const listed = {
    leads: [],
    page: 2,
    size: 50,
    totalRows: 2500,
    totalPages: 50,
    unreadableRows: 50,
    answeredAt: 0,
  };

  test("are grouped in English wherever the person is", () => {
    expect([0, 999, 1000, 1234567].map(countInWords)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  test("say which rows of how many", () => {
    expect(pageInWords(listed)).toBe("51–100 of 2,500 leads");
    expect(pageInWords({ ...listed, totalRows: null })).toBe("51–100 of many leads");
    expect(pageInWords({ ...listed, page: 1, unreadableRows: 1, totalRows: 1 })).toBe("1–1 of 1 lead");
    expect(pageInWords({ ...listed, page: 1, unreadableRows: 0, totalRows: 0 })).toBe("0 leads");
  });

  const answered = (
    page: number,
    unreadableRows: number,
    totalRows: number | null,
    totalPages: number | null,
  ) => {
    const { sent, due, size } = partOf({ ...listed, page, unreadableRows, totalRows, totalPages });
    return [sent, due, size];
  };

  test("a page that came short of the broker's own count is known as such", () => {
    expect(answered(1, 20, 177, 4)).toEqual([20, 50, 50]);
    expect(answered(4, 27, 177, 4)).toEqual([27, 27, 50]);
    expect(answered(4, 20, 177, 4)).toEqual([20, 27, 50]);
    expect(answered(1, 0, 177, 4)).toEqual([0, 50, 50]);
    // Past the end, and where the broker does not count, nothing is missing.
    expect(answered(9, 0, 177, 4)).toEqual([0, 0, 50]);
    expect(answered(1, 20, null, null)).toEqual([20, 20, 50]);
  });

  test("a broker's smaller pages are whole pages, and are counted by their own size", () => {
    for (const page of [1, 5, 8]) expect(answered(page, 20, 177, 9)).toEqual([20, 20, 20]);
    expect(answered(9, 17, 177, 9)).toEqual([17, 17, 20]);
    const words = (page: number, unreadableRows: number) =>
      pageInWords({ ...listed, page, unreadableRows, totalRows: 177, totalPages: 9 });
    expect([words(1, 20), words(2, 20), words(9, 17)]).toEqual([
      "1–20 of 177 leads",
      "21–40 of 177 leads",
      "161–177 of 177 leads",
    ]);
  });

  test("a range is named as the person chose it", () => {
    const words = (search: string) => rangeInWords(parseLeadQuery(new URLSearchParams(search)));
    expect(["", "range=all", "from=2026-11-01", "from=2026-11-01&to=2026-11-01"].map(words)).toEqual([
      "Last 30 days",
      "All time",
      "Since 1 Nov 2026",
      "1 Nov 2026",
    ]);
  });
});

describe("the columns' cookie", () => {
  const cookie = () => decodeURIComponent(/columns=([^;]*)/.exec(document.cookie)?.[1] ?? "");

  test("comes back as it was kept, whatever a field is called", () => {
    const columns = ["name", "email", "x:a,b %2C=;ü"];
    keepColumns(columns);
    expect(columnsOf(cookie())).toEqual(columns);
  });

  test("the usual columns need none", () => {
    keepColumns(DEFAULT_COLUMNS);
    expect(document.cookie).not.toContain("columns=");
  });

  test("what makes no sense is the default", () => {
    for (const value of [undefined, "", ",,", "nope", "x:", "%E0%A4%A"]) {
      expect(columnsOf(value)).toEqual(DEFAULT_COLUMNS);
    }
  });
});

describe("the desk's own answers", () => {
  const page = {
    rows: [{ raw: {} }],
    page: 1,
    size: 50,
    totalRows: null,
    totalPages: null,
    unreadableRows: 0,
    answeredAt: "x",
  };

  test("a page is taken, anything else is none", () => {
    expect(readPage(page)).toEqual(page);
    for (const wrong of [
      null,
      [],
      "x",
      {},
      { ...page, rows: {} },
      { ...page, rows: [1] },
      { ...page, totalRows: "9" },
    ]) {
      expect(readPage(wrong)).toBeNull();
    }
  });

  test("a refusal keeps its words; only a 401 asks for the password", () => {
    const error = { code: "busy", message: "m", next: "n", retryable: true, technical: null };
    expect(readTrouble(502, { error })).toMatchObject({ message: "m", next: "n", needsSignIn: false });
    expect(readTrouble(401, { error })).toMatchObject({ needsSignIn: true });
    expect(readTrouble(502, { error })?.retryable).toBe(true);
    for (const retryable of [false, "true", undefined]) {
      expect(readTrouble(403, { error: { ...error, retryable } })?.retryable).toBe(false);
    }
    for (const wrong of [null, "<html>", {}, { error: "no" }, { error: { message: 1, next: "n" } }]) {
      expect(readTrouble(502, wrong)).toBeNull();
    }
  });
});

describe("the person", () => {
  test("fields are hidden only where the token names its authorities", () => {
    expect(hiddenFields([])).toEqual({ email: false, phone: false });
    expect(hiddenFields(["PHONE_READ"])).toEqual({ email: true, phone: false });
  });

  test("decimal commas are known by the browser's first language", () => {
    expect(["pl-PL,pl;q=0.9", "de", "en-GB", null, "", "*", "??"].map(usesDecimalComma)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
