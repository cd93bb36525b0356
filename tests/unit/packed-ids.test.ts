import fc from "fast-check";
import { expect, test } from "vitest";
import { PackedIds } from "#lib/server/broker/packed-ids.ts";

test("packed IDs hold what a set of texts holds (property)", () => {
  const id = fc.oneof(fc.uuid(), fc.string({ maxLength: 40 }), fc.constantFrom("a", "A".repeat(36)));
  fc.assert(
    fc.property(fc.array(id, { maxLength: 300 }), (ids) => {
      const packed = new PackedIds(0);
      const set = new Set<string>();
      for (const next of ids) {
        expect(packed.add(next)).toBe(!set.has(next.toLowerCase()) && !set.has(next));
        set.add(next);
      }
    }),
  );
});
