"use server";

import { z } from "zod";
import { parseEmail } from "#lib/domain/email.ts";
import { ok } from "#lib/domain/result.ts";
import { guardedAction } from "#lib/server/auth/guard.ts";
import { log } from "#lib/server/config/log.ts";
import { countPerson, erasePerson } from "#lib/server/submissions/erase.ts";

const text = z.string().max(1000);

/** The email as it is compared; null where the text is none. */
function emailKey(raw: unknown): string | null {
  const email = parseEmail(text.safeParse(raw).data ?? "");
  return email.ok ? email.value.key : null;
}

/** What the account has of this person. */
export const countThisPerson = guardedAction("look for this person", emailKey, async (key, session, desk) =>
  ok(await countPerson(desk, session, key)),
);

/** Erases this person from everything that the account has handed in. */
export const eraseThisPerson = guardedAction("erase this person", emailKey, async (key, session, desk) => {
  const erasure = await erasePerson(desk, session, key);
  if (erasure.kind === "erased") log().info({ event: "person-erased", rows: erasure.leads });
  return ok(erasure);
});
