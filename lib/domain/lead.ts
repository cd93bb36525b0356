export const LEAD_STAGES = [
  "NEW_CONTACT",
  "CONTACTED",
  "NEED_ANALYSIS",
  "READY_TO_DEPOSIT",
  "ACTIVE_CLIENT",
  "NO_POTENTIAL",
] as const;
/** Observed at brokers (UPSTREAM 3); a broker may send others, which come as null here and stay in `raw`. */
export type LeadStage = (typeof LEAD_STAGES)[number];

export type Scalar = string | number | boolean;
export type Json = Scalar | null | readonly Json[] | { readonly [key: string]: Json };

/** One row of the broker's list. The broker may leave out any field or send null: both are null here. */
export type Lead = {
  /** The broker's `uuid`. */
  readonly id: string | null;
  /** ISO instants as the broker sent them. */
  readonly created: string | null;
  readonly updated: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** As sent, usually ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** The broker's own words, such as "No Answer". */
  readonly status: string | null;
  readonly stage: LeadStage | null;
  /** The lead source exactly as it came (UPSTREAM 2). */
  readonly source: string | null;
  /** Every further scalar field, by the broker's name for it. */
  readonly extra: { readonly [field: string]: Scalar };
  /** The whole row as it came. */
  readonly raw: { readonly [field: string]: Json };
};
