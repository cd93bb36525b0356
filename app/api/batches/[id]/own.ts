import { z } from "zod";
import { problem } from "#lib/domain/problem.ts";
import { err } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";

const batchId = z.guid().toLowerCase();

type Context = { readonly params: Promise<{ id: string }> };
type Handle = Parameters<typeof guardedHandler>[1];
type Rest<T> = T extends (request: infer R, session: infer S, desk: infer D) => infer A
  ? (request: R, session: S, desk: D, id: string) => A
  : never;

/** A guarded handler of one batch's address. What is no id at all is as unknown as another account's. */
export function batchHandler(doing: string, handle: Rest<Handle>) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const id = batchId.safeParse((await params).id).data;
    return guardedHandler(doing, async (asked, session, desk) => {
      if (id === undefined) return err(problem("unknown-address", { broker: session.broker.name, doing }));
      return handle(asked, session, desk, id);
    })(request);
  };
}
