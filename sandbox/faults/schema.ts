import * as z from "zod";

export const ENDPOINTS = ["token", "refresh", "create", "list"] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const when = z.enum(["before", "after"]);
const count = z.int().nonnegative();
const fields = z.record(z.string(), z.unknown());
const status = z.int().min(200).max(599);

/** Fields set to anything, fields left out. */
const patch = z.strictObject({ set: fields.optional(), drop: z.array(z.string()).optional() });

/** `taken`, `when: "after"`: the call does its work first (the lead is in, the refresh token used). */
const faultSchema = z.discriminatedUnion("kind", [
  /** Any answer at all; a `body` that is not a text is sent as JSON. */
  z.strictObject({
    kind: z.literal("answer"),
    status,
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    taken: z.boolean().optional(),
  }),
  /** A proxy's error page; 502 unless told otherwise. */
  z.strictObject({ kind: z.literal("html"), status: status.optional(), taken: z.boolean().optional() }),
  /** The connection is reset. */
  z.strictObject({ kind: z.literal("reset"), when }),
  /** No answer, ever. */
  z.strictObject({ kind: z.literal("hang"), when }),
  /** The normal answer, `ms` late; `after` waits with the work already done. */
  z.strictObject({ kind: z.literal("delay"), ms: count, when }),
  /** The normal answer in small pieces. */
  z.strictObject({
    kind: z.literal("drip"),
    bytes: z.int().positive().optional(),
    everyMs: count.optional(),
  }),
  /** The first `keep` bytes (half unless told): `broken` breaks the connection off, `clean` closes properly. */
  z.strictObject({ kind: z.literal("truncate"), how: z.enum(["broken", "clean"]), keep: count.optional() }),
  /** 429, not taken; Retry-After as given (seconds or any text), as a date so many seconds ahead, or absent. */
  z.strictObject({
    kind: z.literal("busy"),
    retryAfter: z.union([z.number(), z.string()]).optional(),
    retryAfterDateIn: z.int().optional(),
  }),
  z.strictObject({
    kind: z.literal("redirect"),
    status: z.int().min(300).max(399).optional(),
    location: z.string().optional(),
  }),
  /** `create`: taken, and answered 2xx in one of the ways that nobody documented. */
  z.strictObject({
    kind: z.literal("created"),
    body: z.enum(["json", "empty", "text", "no-uuid", "html"]),
    status: z.int().min(200).max(299).optional(),
  }),
  /** `token`, `refresh`: the normal answer with fields changed, such as `expires_in`. */
  z.strictObject({ kind: z.literal("token"), ...patch.shape }),
  /** `list`: the normal page in another shape. */
  z.strictObject({
    kind: z.literal("list"),
    bareArray: z.boolean().optional(),
    /** Parameters that the broker does not look at: without `page` every page is the first, without `size` it is the whole list. */
    ignores: z.array(z.enum(["page", "size", "query"])).optional(),
    page: patch.optional(),
    rows: patch.optional(),
    /** Strikes `rows` only on those that carry this text as they would come. */
    rowsWith: z.string().optional(),
    leadStatus: z.enum(["string", "object"]).optional(),
    leadSource: z.enum(["top", "inside"]).optional(),
    /** Emails and phones masked although the account may read them. */
    masked: z.boolean().optional(),
    /** The total says so many more than there are. */
    extraTotal: z.int().optional(),
    /** Only the first so many rows of the page come. */
    rowsAtMost: count.optional(),
    /** Rows slide by so many, as when leads arrive between two pages: some come twice. Negative: some are missed. */
    slide: z.int().optional(),
  }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultOf<K extends Fault["kind"]> = Extract<Fault, { kind: K }>;

export const plannedSchema = z.strictObject({
  endpoint: z.enum(ENDPOINTS),
  fault: faultSchema,
  /** How many calls it strikes; "always" until cleared. 1 unless told. */
  times: z.union([z.int().positive(), z.literal("always")]).default(1),
  /** Lets so many matching calls through first. */
  skip: count.default(0),
  /** Strikes only calls that carry this text in their address (decoded) or body. */
  match: z.string().default(""),
  /** Strikes only this page of the list, counted from 0. */
  page: count.optional(),
});

/** What a caller writes. */
export type Planned = z.input<typeof plannedSchema>;
