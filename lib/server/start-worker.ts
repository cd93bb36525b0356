/** `npm run worker`: a worker of its own, beside app instances on one PostgreSQL. */
import "server-only";
import nextEnv from "@next/env";
import { startDesk } from "./start.ts";

// Next does so for the server: both are configured by the same files, read in the same way.
nextEnv.loadEnvConfig(process.cwd());
await startDesk(true);
