import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "../answers.ts";
import type { Broker } from "../broker.ts";
import type { FaultOf } from "../faults/schema.ts";

/** One call as an endpoint sees it. */
export type Call = {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly body: string;
  /** The partner in the path of the list; an empty text elsewhere. */
  readonly partner: string;
};

/** An endpoint does its work and says what to answer. Only the list knows variants of its answer. */
export type Work = (broker: Broker, call: Call, variant: FaultOf<"list"> | null) => Answer;

/** The media type of the request, lower-cased, without parameters. */
export const mediaType = (call: Call): string =>
  (call.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
