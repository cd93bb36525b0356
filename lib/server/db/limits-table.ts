import "server-only";
import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** How often something was done lately, in the shape that rate-limiter-flexible wants. Keys are hashes. */
export const limits = pgTable(
  "limits",
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    /** From then on the points count nothing. */
    expire: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [index("limits_expire").on(table.expire)],
);
