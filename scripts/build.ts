/** `npm run build`: the production build. It needs no configuration and no network. */
import { buildNext } from "./next.ts";

process.exitCode = await buildNext();
