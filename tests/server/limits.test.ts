import { afterAll, describe, expect, test, vi } from "vitest";
import { giveSignInBack, mayAct, takeExportPlace, takeSignIn } from "#lib/server/auth/limits.ts";
import { ownAddress } from "#lib/server/auth/own-address.ts";
import { limits } from "#lib/server/db/limits-table.ts";
import { tidy } from "#lib/server/worker/tidy.ts";
import { testDesk } from "#tests/server/support/test-desk.ts";

// Nobody is called here.
const { desk, close } = await testDesk("http://127.0.0.1:1");
afterAll(close);

describe("limits", () => {
  test("count failures by name and address together", async () => {
    for (let failed = 0; failed < 5; failed += 1) {
      expect(await takeSignIn(desk, "Anna", "1.1.1.1")).toBe(true);
    }
    expect(await takeSignIn(desk, "anna ", "1.1.1.1")).toBe(false);
    expect(await takeSignIn(desk, "anna", "2.2.2.2")).toBe(true);
    expect(await takeSignIn(desk, "berta", "1.1.1.1")).toBe(true);
  });

  test("a sign-in given back counts nothing", async () => {
    for (let good = 0; good < 12; good += 1) {
      expect(await takeSignIn(desk, "carla", "1.1.1.1")).toBe(true);
      await giveSignInBack(desk, "carla", "1.1.1.1");
    }
  });

  test("let sixty actions of a session through in a minute, however many come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => mayAct(desk, "session")));
    expect(answers.filter(Boolean)).toHaveLength(60);
    expect(await mayAct(desk, "another")).toBe(true);
  });

  test("name nobody in the database, are over after their minute, and are then tidied away", async () => {
    await takeSignIn(desk, "edith", "3.3.3.3");
    expect(JSON.stringify(await desk.db.select().from(limits))).not.toMatch(/edith|anna|1\.1\.1\.1|3\.3/);
    await desk.db.update(limits).set({ expire: new Date(Date.now() - 1) });
    expect(await takeSignIn(desk, "anna", "1.1.1.1")).toBe(true);
    await tidy(desk);
    expect(await desk.db.select().from(limits)).toHaveLength(1);
  });

  test("two exports at once for each session, and a place given back twice is one place", () => {
    const [first, second] = [takeExportPlace("s"), takeExportPlace("s")];
    expect(takeExportPlace("s")).toBeNull();
    first?.();
    first?.();
    expect(takeExportPlace("s")).not.toBeNull();
    expect(takeExportPlace("s")).toBeNull();
    second?.();
  });

  test("are one for all parts that the server is bundled into", async () => {
    takeExportPlace("parts");
    takeExportPlace("parts");
    for (let failed = 0; failed < 5; failed += 1) await takeSignIn(desk, "dora", "1.1.1.1");
    vi.resetModules();
    const apart = await import("#lib/server/auth/limits.ts");
    expect(apart.takeExportPlace("parts")).toBeNull();
    expect(await apart.takeSignIn(desk, "dora", "1.1.1.1")).toBe(false);
  });
});

test("only an address of the desk itself is returned to", () => {
  for (const foreign of [
    "",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "x",
    "/sign-in?next=/a",
  ]) {
    expect(ownAddress(foreign)).toBe("/leads");
  }
  expect(ownAddress("/leads?query=jan&page=2")).toBe("/leads?query=jan&page=2");
  expect(ownAddress("/leads/new")).toBe("/leads/new");
});
