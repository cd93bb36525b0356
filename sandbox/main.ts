/**
 * The sandbox broker: a broker of UPSTREAM's kind on one's own desk, with made-up leads.
 *
 *   node sandbox/main.ts [--port 4010] [--leads 2500] [--latency 0] [--expires 899] [--seed 1] [--now <instant>]
 *
 *   --port     where it listens, on loopback only; 0 takes a free port
 *   --leads    how many leads partner 115 has at the start, up to 999,982
 *   --latency  milliseconds before each answer is worked on
 *   --expires  lifetime of an access token in seconds
 *   --seed     another number makes other people, and other token keys
 *   --now      the end of the year over which the leads are spread (ISO instant); the present unless told
 *
 * README.md beside this file shows how tests drive its faults.
 */
import { parseArgs } from "node:util";
import { DEMO } from "./accounts.ts";
import { Broker } from "./broker.ts";
import { MOST_LEADS } from "./leads/book.ts";
import { startServer } from "./server.ts";

function stopWith(line: string): never {
  console.error(`sandbox: ${line}`);
  process.exit(1);
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  return stopWith(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}

function optionsOf(args: string[]) {
  try {
    const text = (fallback: string) => ({ type: "string", default: fallback }) as const;
    return parseArgs({
      args,
      options: {
        port: text("4010"),
        leads: text("2500"),
        latency: text("0"),
        expires: text("899"),
        seed: text("1"),
        now: text(new Date().toISOString()),
      },
    }).values;
  } catch (error) {
    return stopWith(error instanceof Error ? error.message : String(error));
  }
}

const options = optionsOf(process.argv.slice(2));
const anchor = new Date(options.now).getTime();
if (Number.isNaN(anchor))
  stopWith(`--now must be an instant like 2026-11-20T12:00:00Z, not "${options.now}"`);
const leads = wholeNumber("leads", options.leads, 0, MOST_LEADS);
const port = wholeNumber("port", options.port, 0, 65_535);
const broker = new Broker({
  leads,
  anchor,
  seed: wholeNumber("seed", options.seed, 0, 2_147_483_647),
  settings: {
    latencyMs: wholeNumber("latency", options.latency, 0, 600_000),
    expiresIn: wholeNumber("expires", options.expires, 1, 31_536_000),
  },
});

try {
  const { url, stop } = await startServer(broker, port);
  broker.warm();
  const leave = () => void stop().then(() => process.exit(0));
  // A parent that started it with a channel takes it along when it dies.
  for (const signal of ["SIGINT", "SIGTERM", "disconnect"] as const) process.once(signal, leave);
  console.log(
    `Sandbox broker listening on ${url} with ${leads} leads, sign in as ${DEMO.username} / ${DEMO.password}`,
  );
} catch (error) {
  const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  stopWith(inUse ? `port ${port} is in use` : String(error));
}
