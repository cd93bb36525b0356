import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { BATCH_STATES } from "#lib/domain/batch.ts";
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

/** Leads of one file or paste, handed in together. Its rows are submissions. */
export const batches = pgTable(
  "batches",
  {
    id: uuid().primaryKey(),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id),
    brokerId: text("broker_id").notNull(),
    partnerId: bigint("partner_id", { mode: "number" }).notNull(),
    /** Sealed: a file's name and headers may name people. Null once erased. */
    fileName: text("file_name"),
    header: text(),
    /** Keyed hash of the file's content: the same file is known again. */
    fileHash: text("file_hash").notNull(),
    /** Rows handed in; those that this desk had submitted before are only counted. */
    total: integer().notNull(),
    already: integer().notNull(),
    state: text({ enum: BATCH_STATES }).notNull(),
    createdAt: instant("created_at").notNull(),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
  },
  (table) => [
    index("batches_account").on(table.connectionId, table.createdAt),
    index("batches_state").on(table.state),
  ],
);

/** Which column of a file stands for which field, remembered for the next file of the same header. */
export const columnMatches = pgTable(
  "column_matches",
  {
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id),
    /** Keyed hash of the header row. */
    headerHash: text("header_hash").notNull(),
    /** JSON of a ColumnMatch: field names and column numbers, nothing of the file. */
    match: text().notNull(),
    usedAt: instant("used_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.headerHash] })],
);

/** How fast a broker is called, over all instances: each call moves the next one's time on. */
export const brokerPace = pgTable("broker_pace", {
  brokerId: text("broker_id").primaryKey(),
  nextAt: instant("next_at").notNull(),
});

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
    /** Name, email and offer for lists and search, sealed: shorter to open than the whole lead. Null once erased. */
    label: text(),
    /** The import that it came with, and its row there, counted from 1; null where it was keyed by hand. */
    batchId: uuid("batch_id").references(() => batches.id),
    rowNumber: integer("row_number"),
    /** The row's own cells as they stood in the file, sealed. */
    cells: text(),
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
    /** The first good read of the broker's list in which an unknown lead was absent. */
    absentSince: instant("absent_since"),
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
    uniqueIndex("submissions_batch_row").on(table.batchId, table.rowNumber),
    index("submissions_batch_state").on(table.batchId, table.state, table.rowNumber),
    index("submissions_account_state").on(table.connectionId, table.state),
    index("submissions_email").on(table.brokerId, table.partnerId, table.emailHash),
    /** What is to be erased in its time, and what corrected a lead: else each question reads all rows. */
    index("submissions_to_erase").on(table.settledAt).where(sql`${table.lead} IS NOT NULL`),
    index("submissions_corrected_by").on(table.correctedBy).where(sql`${table.correctedBy} IS NOT NULL`),
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
