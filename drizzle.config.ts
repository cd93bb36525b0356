import { defineConfig } from "drizzle-kit";

/** `NODE_OPTIONS=--conditions=react-server npx drizzle-kit generate` writes the next migration after a change of the schema. */
export default defineConfig({
  dialect: "postgresql",
  schema: ["./lib/server/db/schema.ts", "./lib/server/db/limits-table.ts"],
  out: "./lib/server/db/migrations",
});
