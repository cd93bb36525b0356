import type { z } from "zod";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";

export const NO_STORE = { headers: { "cache-control": "no-store" } };

/** The body's text; null where it is longer than `mostBytes`, known before or found out while it is read. */
async function readText(request: Request, mostBytes: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return null;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part?.value) break;
    bytes += part.value.length;
    if (bytes > mostBytes) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A JSON body as `schema` wants it. `doing` completes "could not …" in the refusal. */
export async function readBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  mostBytes: number,
  about: { readonly broker: string; readonly doing: string },
): Promise<Result<T, Problem>> {
  const text = await readText(request, mostBytes);
  if (text === null) {
    const mega = Math.max(1, Math.floor(mostBytes / 1024 / 1024));
    const message = `The request is larger than ${mega} MB, so we could not ${about.doing}.`;
    return err({ ...problem("bad-request", about), message, next: "Hand in fewer or shorter rows at once." });
  }
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? ok(parsed.data) : err(problem("bad-request", about));
}
