import * as z from "zod";

const count = z.int().nonnegative();

/** How the broker behaves until told otherwise; every part can be changed through `/__control/settings`. */
export const settingsSchema = z.strictObject({
  /** Milliseconds before each of the four endpoints begins its work. */
  latencyMs: count,
  /** Lifetime of an access token in seconds: what `expires_in` says, and what is true. */
  expiresIn: z.int().positive(),
  /** A refresh gives a new refresh token and the used one is dead. Without it the same one comes back. */
  rotation: z.boolean(),
  /** Legacy Spring: all sign-ins of one account get the same live token, and a refresh kills the others'. */
  legacyTokens: z.boolean(),
  /** Every refresh is answered with `invalid_grant`. */
  refuseRefresh: z.boolean(),
  /** The shape of a resource endpoint's 401: as the guide shows it, Spring's OAuth one, or each where it is usual. */
  unauthorized: z.enum(["both", "oauth", "guide"]),
  /** How long a received lead stays out of the list. */
  listLagMs: count,
  /** Leaves the door open: a second lead with the same email is taken too. */
  allowDuplicates: z.boolean(),
  /** Account fields without which a lead is "not valid". */
  requiredFields: z.array(z.enum(["country", "state", "city", "postCode", "address", "dateOfBirth"])),
  /** What becomes of phone and email for an account that may not read them. */
  masking: z.enum(["mask", "omit"]),
  leadStatus: z.enum(["mixed", "string", "object"]),
  leadSource: z.enum(["mixed", "top", "inside"]),
  /** The broker's clock runs this much ahead (milliseconds; negative: behind). */
  clockOffsetMs: z.int(),
  /** Whose clock the `Date` header tells: the broker's, the real one of a proxy in front, or none, there being no header. */
  dateHeader: z.enum(["broker", "proxy", "none"]),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULTS: Settings = {
  latencyMs: 0,
  expiresIn: 899,
  rotation: true,
  legacyTokens: false,
  refuseRefresh: false,
  unauthorized: "both",
  listLagMs: 0,
  allowDuplicates: false,
  requiredFields: [],
  masking: "mask",
  leadStatus: "mixed",
  leadSource: "mixed",
  clockOffsetMs: 0,
  dateHeader: "broker",
};
