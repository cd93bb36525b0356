/** `npm run dev`: the app with hot reloading beside the sandbox. Its data is its own, not the demo's. */
import { runBesideSandbox } from "./beside-sandbox.ts";

process.exit(await runBesideSandbox({ command: "dev", folder: ".data/dev", showApp: true }));
