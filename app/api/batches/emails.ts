import { z } from "zod";
import { EMAILS_AT_ONCE } from "#lib/domain/batch.ts";

/** Emails as they are compared. POSTed, since they have no place in an address (SECURITY 11). */
export const emailsSchema = z.object({ emails: z.array(z.string().max(255)).max(EMAILS_AT_ONCE) });
export const EMAILS_MOST_BYTES = 1024 * 1024;
