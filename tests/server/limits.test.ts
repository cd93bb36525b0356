import { describe, expect, test, vi } from "vitest";
import { giveSignInBack, takeExportPlace, takeSignIn } from "#lib/server/auth/limits.ts";
import { ownAddress } from "#lib/server/auth/own-address.ts";

describe("limits", () => {
  test("count failures by name and address together", async () => {
    for (let failed = 0; failed < 5; failed += 1) expect(await takeSignIn("Anna", "1.1.1.1")).toBe(true);
    expect(await takeSignIn("anna ", "1.1.1.1")).toBe(false);
    expect(await takeSignIn("anna", "2.2.2.2")).toBe(true);
    expect(await takeSignIn("berta", "1.1.1.1")).toBe(true);
  });

  test("a sign-in given back counts nothing", async () => {
    for (let good = 0; good < 12; good += 1) {
      expect(await takeSignIn("carla", "1.1.1.1")).toBe(true);
      await giveSignInBack("carla", "1.1.1.1");
    }
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
    for (let failed = 0; failed < 5; failed += 1) await takeSignIn("dora", "1.1.1.1");
    vi.resetModules();
    const apart = await import("#lib/server/auth/limits.ts");
    expect(apart.takeExportPlace("parts")).toBeNull();
    expect(await apart.takeSignIn("dora", "1.1.1.1")).toBe(false);
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
