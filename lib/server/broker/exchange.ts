import "server-only";

import type { Dispatcher } from "undici";

export type RawAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Buffer;
};

export type Breakdown = {
  readonly why: "deadline" | "aborted" | "too-large" | "connection";
  /** False only when provably no byte of the request left. */
  readonly sent: boolean;
  /** The status, where the answer broke off after it. */
  readonly status: number | null;
  readonly headers: RawAnswer["headers"];
  readonly cause: unknown;
};

export type Limits = {
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * One request, sent at most once, read whole under a deadline and a size limit.
 *
 * It speaks to the dispatcher directly because only there can be told whether a request ever reached a socket:
 * `onRequestStart` comes after the connection (DNS, TCP, TLS) stands and before the first byte leaves.
 */
export function exchange(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions, limits: Limits) {
  return new Promise<{ answer: RawAnswer } | { breakdown: Breakdown }>((resolve) => {
    let settled = false;
    let controller: Dispatcher.DispatchController | null = null;
    let status: number | null = null;
    let headers: RawAnswer["headers"] = {};
    const chunks: Buffer[] = [];
    let size = 0;

    const settle = (outcome: { answer: RawAnswer } | { breakdown: Breakdown }) => {
      settled = true;
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const breakOff = (why: Breakdown["why"], cause: unknown = null) => {
      if (settled) return;
      settle({ breakdown: { why, sent: controller !== null, status, headers, cause } });
      controller?.abort(new Error(why));
    };
    const onAbort = () => breakOff("aborted", limits.signal?.reason);
    const timer = setTimeout(() => breakOff("deadline"), limits.deadlineMs);

    if (limits.signal?.aborted) return onAbort();
    limits.signal?.addEventListener("abort", onAbort, { once: true });

    dispatcher.dispatch(request, {
      onRequestStart(started) {
        // Given up while it waited for a connection, or started a second time: nothing may leave now.
        if (settled || controller !== null) return started.abort(new Error("not to be sent"));
        controller = started;
      },
      onResponseStart(_controller, code, received) {
        if (code < 200) return;
        status = code;
        headers = received;
        if (Number(received["content-length"]) > limits.maxBytes) breakOff("too-large");
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > limits.maxBytes) return breakOff("too-large");
        chunks.push(chunk);
      },
      onResponseEnd() {
        if (settled) return;
        if (status === null) return breakOff("connection");
        settle({ answer: { status, headers, body: Buffer.concat(chunks, size) } });
      },
      onResponseError(_controller, error) {
        breakOff("connection", error);
      },
    });
  });
}
