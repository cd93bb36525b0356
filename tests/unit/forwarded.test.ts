import { expect, test } from "vitest";
import { clientAddress, makeForwardedTrue } from "../../scripts/forwarded.mjs";

test("without a trusted proxy only the socket counts, whatever is claimed", () => {
  expect(clientAddress(undefined, "9.9.9.9", 0)).toBe("9.9.9.9");
  expect(clientAddress("1.1.1.1, 2.2.2.2", "9.9.9.9", 0)).toBe("9.9.9.9");
});

test("behind trusted proxies the address counts that the outermost of them saw", () => {
  expect(clientAddress("1.1.1.1", "10.0.0.1", 1)).toBe("1.1.1.1");
  expect(clientAddress("6.6.6.6, 1.1.1.1", "10.0.0.1", 1)).toBe("1.1.1.1");
  expect(clientAddress("6.6.6.6, 1.1.1.1, 10.0.0.2", "10.0.0.1", 2)).toBe("1.1.1.1");
  expect(clientAddress("", "10.0.0.1", 1)).toBe("10.0.0.1");
});

test("headers that anybody may claim are gone, or made true", () => {
  const claimed = {
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-host": "evil.example",
    "x-real-ip": "1.1.1.1",
    forwarded: "for=1.1.1.1",
    host: "desk.example",
  };
  const alone = { ...claimed };
  makeForwardedTrue(alone, "9.9.9.9", 0);
  expect(alone).toEqual({ host: "desk.example", "x-forwarded-for": "9.9.9.9" });
  const behind = { ...claimed };
  makeForwardedTrue(behind, "9.9.9.9", 1);
  expect(behind).toEqual({
    host: "desk.example",
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-host": "evil.example",
  });
});
