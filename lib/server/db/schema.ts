import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { HELD_REASONS, REJECTED_REASONS, SUBMISSION_STATES, WAIT_REASONS } from "#lib/domain/submission.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Secrets of this desk that must outlive a change of `VAULT_KEYS`; sealed by the vault (SECURITY 5). */
export const deskSecrets = pgTable("desk_secrets", {
  name: text().primaryKey(),
  sealed: text().notNull(),
});

/** The token vault: one row for each account at a broker (DESIGN 4). */
export const connections = pgTable(
  "connections",
  {
    id: uuid().primaryKey(),
    brokerId: text("broker_id").notNull(),
    username: text().notNull(),
    partnerId: bigint("partner_id", { mode: "number" }).notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    authorities: text().array().notNull(),
    obtainedAt: instant("obtained_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** Set by whoever claimed the refresh; a claim that ran out may be taken over. */
    refreshingUntil: instant("refreshing_until"),
    /** When the last refresh ended without an answer: whoever waited for it does not start another. */
    refreshFailedAt: instant("refresh_failed_at"),
    /** Goes up with every claim and every new token: an answer is stored only by its own version. */
    version: integer().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [uniqueIndex("connections_account").on(table.brokerId, table.username)],
);

/** A signed-in browser. `id` is a hash: a copy of the database opens no session. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id),
    /** The person's day at the desk: kept when a session is renewed by "Sign in again". */
    deskId: uuid("desk_id").notNull(),
    createdAt: instant("created_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
  },
  (table) => [index("sessions_ends_at").on(table.endsAt)],
);

/** A lead that this desk has accepted, on its way to the broker (DESIGN, "The way of a lead"). */
export const submissions = pgTable(
  "submissions",
  {
    /** The form's own `submissionId`. */
    id: uuid().primaryKey(),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id),
    deskId: uuid("desk_id").notNull(),
    brokerId: text("broker_id").notNull(),
    partnerId: bigint("partner_id", { mode: "number" }).notNull(),
    /** Keyed hashes: of the lower-cased email, and of the whole content. */
    emailHash: text("email_hash").notNull(),
    contentHash: text("content_hash").notNull(),
    /** The lead, sealed; null once erased. */
    lead: text(),
    state: text({ enum: SUBMISSION_STATES }).notNull(),
    reason: text({ enum: [...WAIT_REASONS, ...HELD_REASONS, ...REJECTED_REASONS] }),
    /** The broker's own text of the last answer, redacted and sealed. */
    technical: text(),
    /** The broker's uuid of the lead, where it told one. */
    leadId: text("lead_id"),
    attempts: integer().notNull(),
    fence: integer().notNull(),
    leaseUntil: instant("lease_until"),
    /** When the first attempt left that had no trustworthy answer. */
    unansweredSince: instant("unanswered_since"),
    lastSentAt: instant("last_sent_at"),
    /** Not before this may it be tried or looked up again. */
    nextAt: instant("next_at"),
    /** Good reads of the broker's list in which an unknown lead was absent. */
    absentReads: integer("absent_reads").notNull(),
    absentSince: instant("absent_since"),
    lookUps: integer("look_ups").notNull(),
    /** A 409 has met this lead after an unanswered attempt: it is known there, by whomever. */
    conflicted: boolean().notNull(),
    correctedBy: uuid("corrected_by"),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    index("submissions_account").on(table.connectionId, table.createdAt),
    index("submissions_state").on(table.state, table.nextAt),
    /** One lead on its way for each broker, partner and email, whatever the instances do at once. */
    uniqueIndex("submissions_on_their_way")
      .on(table.brokerId, table.partnerId, table.emailHash)
      .where(sql`${table.state} IN ('sending', 'unknown')`),
    index("submissions_email").on(table.brokerId, table.partnerId, table.emailHash),
  ],
);

/** Every call made for a submission, with its answer. */
export const attempts = pgTable(
  "attempts",
  {
    id: uuid().primaryKey(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => submissions.id),
    kind: text({ enum: ["create", "look-up"] }).notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    status: integer(),
    /** The broker error's kind, or what was found. */
    answer: text(),
    technical: text(),
  },
  (table) => [index("attempts_submission").on(table.submissionId, table.startedAt)],
);
