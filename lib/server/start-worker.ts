/** `npm run worker`: a worker of its own, beside app instances on one PostgreSQL. */
import "server-only";
import { startDesk } from "./start.ts";

await startDesk(true);
