/** `npm run demo`: everything at once, on one machine, with nothing to configure. */
import { fail } from "./address.ts";
import { runBesideSandbox } from "./beside-sandbox.ts";
import { isBuildFresh } from "./fresh-build.ts";
import { buildNext } from "./next.ts";

if (!isBuildFresh()) {
  console.log("Building the app, once for these sources …");
  const code = await buildNext();
  if (code !== 0) fail(`The build failed with code ${code}.`);
}
process.exit(await runBesideSandbox({ command: "start", folder: ".data/demo", showApp: false }));
