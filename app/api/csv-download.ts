import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { takeExportPlace } from "#lib/server/auth/limits.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { log, logFailure } from "#lib/server/config/log.ts";
import { BrokenExportError } from "#lib/server/leads/broken-export.ts";

/** Bytes that go out together: the rows come in small texts, each of which would be a write of its own. */
const BYTES_A_WRITE = 128 * 1024;

/** The next texts as bytes, about BYTES_A_WRITE of them; fewer, or none, only at the end. */
async function nextBytes(chunks: AsyncGenerator<string>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (let size = 0; size < BYTES_A_WRITE; ) {
    const { done, value } = await chunks.next();
    if (done) break;
    const part = Buffer.from(value);
    parts.push(part);
    size += part.length;
  }
  return Buffer.concat(parts);
}

/** Says nothing of its cause: Next prints what breaks a response off, and a database's error quotes whole rows. */
class BrokenDownloadError extends Error {
  constructor() {
    super("The download was broken off.");
    this.name = "BrokenDownloadError";
  }
}

/** The reason is told where it is in words of ours (SECURITY 9). */
function noteBroken(event: string, error: unknown): void {
  if (error instanceof BrokenExportError) log().warn({ event, error: error.name, kind: error.reason });
  else logFailure(event, error);
}

/** Bytes as the client takes them. `over` is called however it ends. */
function streamOf(chunks: AsyncGenerator<string>, event: string, over: () => void): ReadableStream {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const bytes = await nextBytes(chunks);
        if (bytes.length > 0) return controller.enqueue(bytes);
        over();
        controller.close();
      } catch (error) {
        over();
        noteBroken(event, error);
        // The client sees an incomplete download, never a file that only looks whole (CONTRACT 5).
        controller.error(new BrokenDownloadError());
      }
    },
    cancel: over,
  });
}

type Download = {
  /** Completes "could not …" in what the person is told. */
  readonly doing: string;
  readonly fileName: string;
  /** What the log calls a download that was broken off. */
  readonly broken: string;
};

/**
 * A CSV file that is sent while it is read, in one of the session's places for that. The place is given back and
 * `begin`'s signal aborted however the download ends, also where the client has left before it begins.
 */
export async function csvDownload(
  request: Request,
  session: Pick<Session, "id" | "broker">,
  { doing, fileName, broken }: Download,
  begin: (signal: AbortSignal) => Promise<Result<AsyncGenerator<string>, Problem>>,
): Promise<Result<Response, Problem>> {
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${fileName}"`,
    "cache-control": "no-store",
    // A proxy in front must not hold the stream back until it is whole.
    "x-accel-buffering": "no",
  };
  if (request.method === "HEAD") return ok(new Response(null, { headers }));
  const giveBack = takeExportPlace(session.id);
  if (!giveBack) return err(problem("too-many-requests", { broker: session.broker.name, doing }));
  const abort = new AbortController();
  const over = () => {
    giveBack();
    abort.abort();
  };
  // A client that goes before its response is begun leaves nobody to cancel the stream.
  request.signal.addEventListener("abort", over);
  if (request.signal.aborted) over();
  const begun = await begin(abort.signal).catch((error: unknown) => {
    over();
    throw error;
  });
  if (begun.ok) return ok(new Response(streamOf(begun.value, broken, over), { headers }));
  over();
  return begun;
}
