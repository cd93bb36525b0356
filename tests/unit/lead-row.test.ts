import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lead } from "#lib/domain/lead.ts";
import { leadFromRow, stageTone } from "#lib/domain/lead-row.ts";

const ROW = {
  uuid: "0b0c9f5e-1111-4222-8333-444455556666",
  created: "2026-11-01T09:15:30Z",
  updated: "2026-11-02T09:15:30Z",
  email: "jan@x.pl",
  name: "Jan",
  surname: "Nowak",
  phone: "+48600100200",
  country: "PL",
  branchUuid: "b1",
  role: "LEAD",
  leadStatus: "New Contact",
  leadSource: "Offer|x.pl|B |id",
  score: 7,
  verified: false,
};

describe("leadFromRow", () => {
  test("reads the observed row and keeps further scalar fields", () => {
    expect(leadFromRow(ROW)).toEqual({
      id: ROW.uuid,
      created: ROW.created,
      updated: ROW.updated,
      firstName: "Jan",
      lastName: "Nowak",
      email: "jan@x.pl",
      phone: "+48600100200",
      country: "PL",
      status: "New Contact",
      stage: null,
      source: "Offer|x.pl|B |id",
      extra: { branchUuid: "b1", role: "LEAD", score: 7, verified: false },
      raw: ROW,
    });
  });

  test("reads a status that is an object", () => {
    const leadStatus = { uuid: "s", name: "No Answer", leadStage: "CONTACTED", enabled: true };
    expect(leadFromRow({ leadStatus })).toMatchObject({ status: "No Answer", stage: "CONTACTED", extra: {} });
    expect(leadFromRow({ leadStatus: { name: "X", leadStage: "OF_THEIR_OWN" } })).toMatchObject({
      status: "X",
      stage: null,
    });
    expect(leadFromRow({ leadStatus: "NEW_CONTACT" })?.stage).toBe("NEW_CONTACT");
    expect(leadFromRow({ leadStatus: "Busy", leadStage: "CONTACTED" })?.stage).toBe("CONTACTED");
  });

  test("finds the source in leadInfo", () => {
    expect(leadFromRow({ leadInfo: { leadSource: "a|b|c|d" } })?.source).toBe("a|b|c|d");
    expect(leadFromRow({ leadSource: null, leadInfo: { leadSource: "a" } })?.source).toBe("a");
    expect(leadFromRow({ leadSource: "own", leadInfo: { leadSource: "a" } })?.source).toBe("own");
    expect(leadFromRow({ leadInfo: null })?.source).toBeNull();
    expect(leadFromRow({ leadInfo: "text" })?.source).toBeNull();
  });

  test("missing, null and empty fields are null, objects and nulls no extra fields", () => {
    const lead = leadFromRow({
      name: null,
      email: "",
      phone: { masked: true },
      tags: ["a"],
      more: {},
      none: null,
    });
    expect(lead).toMatchObject({
      firstName: null,
      email: null,
      phone: null,
      id: null,
      created: null,
      extra: {},
    });
  });

  test("numbers become text, numeric instants ISO", () => {
    expect(leadFromRow({ phone: 48600100200 })?.phone).toBe("48600100200");
    expect(leadFromRow({ created: 1762000000000 })?.created).toBe("2025-11-01T12:26:40.000Z");
    expect(leadFromRow({ created: 1762000000.5 })?.created).toBe("2025-11-01T12:26:40.500Z");
    expect(leadFromRow({ created: 1e300 })?.created).toBe("1e+300");
  });

  test("what is no object is no lead", () => {
    for (const row of [null, undefined, 1, "row", true, [], [ROW]]) expect(leadFromRow(row)).toBeNull();
  });

  test("a field named __proto__ or constructor changes nothing but itself", () => {
    const lead = leadFromRow(JSON.parse('{"__proto__":{"name":"evil"},"constructor":"c","toString":"t"}'));
    expect(lead?.firstName).toBeNull();
    expect(lead && Object.getPrototypeOf(lead.extra)).toBe(Object.prototype);
    expect(lead?.extra).toEqual({ constructor: "c", toString: "t" });
    const scalar = leadFromRow(JSON.parse('{"__proto__":"x"}'));
    expect(Object.keys(scalar?.extra ?? {})).toEqual([]);
    expect(Object.keys(scalar?.raw ?? {})).toEqual(["__proto__"]);
  });

  test("never throws for JSON, and every field has its kind", () => {
    const shapes = fc.record(
      {
        uuid: fc.jsonValue(),
        created: fc.jsonValue(),
        leadStatus: fc.jsonValue(),
        leadInfo: fc.jsonValue(),
        phone: fc.jsonValue(),
        further: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(shapes, fc.jsonValue()), (row) => {
        const lead = leadFromRow(row);
        if (!lead) {
          expect(typeof row !== "object" || row === null || Array.isArray(row)).toBe(true);
          return;
        }
        const { stage: _, extra, raw, ...texts } = lead;
        for (const text of Object.values(texts)) expect(text === null || typeof text === "string").toBe(true);
        for (const scalar of Object.values(extra))
          expect(["string", "number", "boolean"]).toContain(typeof scalar);
        expect(raw).toBe(row);
      }),
    );
  });
});

describe("stageTone", () => {
  const tone = (status: string | null, stage: Lead["stage"] = null) => stageTone({ status, stage });

  test("follows the broker's stage before any words", () => {
    expect(tone("Deposit", "NO_POTENTIAL")).toBe("bad");
    expect(tone(null, "ACTIVE_CLIENT")).toBe("good");
    expect(tone("Busy", "NEW_CONTACT")).toBe("new");
  });

  test("guesses well-known status names", () => {
    expect(["New Contact", "new"].map((s) => tone(s))).toEqual(["new", "new"]);
    for (const status of ["Busy", "No Answer", "Voicemail", "CALL_BACK", "Ready to deposit", "Interested"])
      expect(tone(status)).toBe("active");
    for (const status of ["Deposit", "Deposited", "FTD", "Active client"]) expect(tone(status)).toBe("good");
    for (const status of ["Invalid Phone", "Not interested", "No deposit", "Wrong number", "NO_POTENTIAL"])
      expect(tone(status)).toBe("bad");
  });

  test("is neutral about what it does not know", () => {
    for (const status of [null, "", "Renewal", "Zzz"]) expect(tone(status)).toBe("neutral");
  });
});
