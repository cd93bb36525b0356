import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, htmlPage, json, refusal } from "../answers.ts";
import { restyleCreated } from "../endpoints/create.ts";
import { patched } from "../patch.ts";
import type { Fault, FaultOf } from "./schema.ts";

/** The way back to the client, the broker's clock (milliseconds since 1970), and what its `Date` header is to say. */
type Line = { readonly out: ServerResponse; readonly now: () => number; readonly date: () => number | null };

type Work = (variant: FaultOf<"list"> | null) => Answer;

const ON_THE_WAY: Readonly<Record<number, string>> = {
  500: "500 Internal Server Error",
  502: "502 Bad Gateway",
  503: "503 Service Temporarily Unavailable",
  504: "504 Gateway Time-out",
};

function head({ out, date }: Line, answer: Answer, length: number | null): void {
  const time = date();
  // Else Node writes one of its own.
  out.sendDate = time !== null;
  out.writeHead(answer.status, {
    ...(time === null ? {} : { date: new Date(time).toUTCString() }),
    ...answer.headers,
    ...(length === null ? {} : { "content-length": length }),
  });
}

const bytesOf = (body: string | Buffer): Buffer => (typeof body === "string" ? Buffer.from(body) : body);

/** Sends an answer as it is. */
export function send(line: Line, answer: Answer): void {
  const empty = answer.status === 204 || answer.status === 304;
  const body = bytesOf(empty ? "" : answer.body);
  head(line, answer, empty ? null : body.length);
  line.out.end(body);
}

const reset = ({ out }: Line): void => {
  out.socket?.resetAndDestroy();
};

async function drip(
  line: Line,
  answer: Answer,
  { bytes = 16, everyMs = 100 }: FaultOf<"drip">,
): Promise<void> {
  const body = bytesOf(answer.body);
  head(line, answer, body.length);
  for (let at = 0; at < body.length && !line.out.destroyed; at += bytes) {
    line.out.write(body.subarray(at, at + bytes));
    await sleep(everyMs);
  }
  line.out.end();
}

function truncate(line: Line, answer: Answer, { how, keep }: FaultOf<"truncate">): void {
  const body = bytesOf(answer.body);
  const part = body.subarray(0, keep ?? Math.floor(body.length / 2));
  head(line, answer, how === "clean" ? part.length : body.length);
  if (how === "clean") line.out.end(part);
  // The part must be out before the connection breaks: a reset would throw it away on the other side.
  else line.out.write(part, () => setTimeout(() => line.out.socket?.destroy(), 20));
}

function busy({ retryAfter, retryAfterDateIn }: FaultOf<"busy">, now: number): Answer {
  const answer = refusal(429, "Too many requests", now);
  const date =
    retryAfterDateIn === undefined ? undefined : new Date(now + retryAfterDateIn * 1000).toUTCString();
  const after = retryAfter === undefined ? date : String(retryAfter);
  return after === undefined ? answer : { ...answer, headers: { ...answer.headers, "retry-after": after } };
}

function written({ status, body, headers }: FaultOf<"answer">): Answer {
  if (body === undefined) return { status, headers: headers ?? {}, body: "" };
  if (typeof body === "string") return { status, headers: headers ?? {}, body };
  const answer = json(status, body);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function retoken(answer: Answer, fault: FaultOf<"token">): Answer {
  return answer.status === 200 ? json(200, patched(JSON.parse(String(answer.body)), fault)) : answer;
}

/** Answers a call that `fault` strikes. */
export async function strike(line: Line, fault: Fault, work: Work): Promise<void> {
  switch (fault.kind) {
    case "answer":
      if (fault.taken) work(null);
      return send(line, written(fault));
    case "html":
      if (fault.taken) work(null);
      return send(
        line,
        htmlPage(fault.status ?? 502, ON_THE_WAY[fault.status ?? 502] ?? `${fault.status} Error`),
      );
    case "reset":
      if (fault.when === "after") work(null);
      return reset(line);
    case "hang":
      if (fault.when === "after") work(null);
      return;
    case "delay": {
      if (fault.when === "before") await sleep(fault.ms);
      const answer = work(null);
      if (fault.when === "after") await sleep(fault.ms);
      return send(line, answer);
    }
    case "drip":
      return drip(line, work(null), fault);
    case "truncate":
      return truncate(line, work(null), fault);
    case "busy":
      return send(line, busy(fault, line.now()));
    case "redirect":
      return send(line, {
        status: fault.status ?? 302,
        headers: { location: fault.location ?? "/login" },
        body: "",
      });
    case "created":
      return send(line, restyleCreated(work(null), fault.body, fault.status ?? 200));
    case "token":
      return send(line, retoken(work(null), fault));
    case "list":
      return send(line, work(fault));
  }
}
