/** Kills servers at random while leads are keyed in and imported, then sees what became of every lead. */
import { setTimeout as sleep } from "node:timers/promises";
import { isFinal } from "#lib/domain/submission.ts";
import type { Planned } from "../../../sandbox/faults/schema.ts";
import { type Launch, type Server, startServer } from "./crash-client.ts";
import { handEntry, importer } from "./crash-lanes.ts";
import { judge, type Verdict } from "./crash-verdict.ts";
import type { Sandbox, SandboxControl } from "./sandbox.ts";

export type CrashOptions = {
  readonly sandbox: Sandbox;
  readonly folders: readonly string[];
  readonly databaseUrl?: string;
  readonly kills: number;
  readonly start?: (launch: Launch) => Promise<Server>;
};

export type Kill = {
  readonly instance: number;
  /** Milliseconds from the server's start. */
  readonly after: number;
  /** What it was killed in: calls to the broker, and callers that waited for its answer. */
  readonly calls: number;
  readonly hands: number;
  readonly imports: number;
};

export type CrashReport = Verdict & {
  readonly kills: readonly Kill[];
  /** Calls to the broker that a planned fault struck, besides the kills. */
  readonly struck: number;
  readonly seconds: number;
};

/** One server after another in the same place. */
export type Slot = { server: Server | null; since: number };

const CREATE_FAULTS: readonly Planned[] = [
  { endpoint: "create", fault: { kind: "reset", when: "after" } },
  { endpoint: "create", fault: { kind: "reset", when: "before" } },
  { endpoint: "create", fault: { kind: "html", status: 502, taken: true } },
  { endpoint: "create", fault: { kind: "answer", status: 503, body: "" } },
  { endpoint: "create", fault: { kind: "busy", retryAfter: 2 } },
  { endpoint: "create", fault: { kind: "created", body: "html" } },
  { endpoint: "create", fault: { kind: "truncate", how: "broken" } },
  { endpoint: "create", fault: { kind: "delay", ms: 1500, when: "after" } },
];
const OTHER_FAULTS: readonly Planned[] = [
  { endpoint: "list", fault: { kind: "html", status: 502 } },
  { endpoint: "list", fault: { kind: "list", masked: true } },
  { endpoint: "refresh", fault: { kind: "html", status: 503 } },
  { endpoint: "refresh", fault: { kind: "delay", ms: 800, when: "after" } },
];

const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const between = (least: number, most: number) => least + Math.random() * (most - least);

/** Each look-up that proves absence comes so long after the one before; the first after lease and deadline. */
const AHEAD_MS = [100_000, 165_000, 230_000, 295_000, 700_000, 4_400_000] as const;
/** Longer than the worker's round: what has not moved for so long waits for its time. */
const QUIET_MS = 7000;

const MOST_WAIT_MS = 3000;

/** Until a call to the broker is under way, and a moment more. */
async function untilCalled(control: SandboxControl): Promise<void> {
  const until = Date.now() + MOST_WAIT_MS;
  while (Date.now() < until && (await control.ledger()).endpoints.create.open === 0) await sleep(20);
  await sleep(between(0, 100));
}

async function untilQuiet(server: Server): Promise<boolean> {
  let last = "";
  let since = Date.now();
  for (;;) {
    const open = (await server.rows()).filter(({ state }) => !isFinal(state));
    if (open.length === 0) return true;
    const now = JSON.stringify(open.map(({ id, state, attempts }) => [id, state, attempts]));
    if (now !== last) since = Date.now();
    last = now;
    if (Date.now() - since > QUIET_MS) return false;
    await sleep(300);
  }
}

export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { sandbox, folders, databaseUrl, kills: wanted, start = startServer } = options;
  const { control } = sandbox;
  const began = Date.now();
  const launch = (n: number, aheadMs: number) =>
    start({ sandboxUrl: sandbox.url, folder: folders[n] ?? "", databaseUrl, aheadMs });
  const slots: Slot[] = folders.map(() => ({ server: null, since: 0 }));
  const fill = async (n: number, aheadMs = 0) => {
    const slot = slots[n];
    if (slot) Object.assign(slot, { server: await launch(n, aheadMs), since: Date.now() });
  };
  const clear = async (slot: Slot) => {
    const { server } = slot;
    slot.server = null;
    await server?.kill();
  };
  try {
    await Promise.all(slots.map((_, n) => fill(n)));
    await control.settings({ latencyMs: 120 });
    const signIn = async () => (await slots.find(({ server }) => server)?.server?.signIn()) ?? "";
    const acknowledged = new Set<string>();
    const desk = { slots, sid: await signIn(), acknowledged, stopped: false };
    const hands = [handEntry(desk), handEntry(desk), handEntry(desk)];
    const imports = [importer(desk)];
    const kills: Kill[] = [];
    while (kills.length < wanted) {
      const n = Math.floor(Math.random() * slots.length);
      const slot = slots[n];
      if (!slot?.server) throw new Error("a server is not there");
      const plans = [pick(CREATE_FAULTS), pick(CREATE_FAULTS), pick(OTHER_FAULTS)].flatMap(
        (fault) => fault ?? [],
      );
      await control.fault(...plans);
      await sleep(between(50, 1500));
      // Two of three wait for a call: what a kill there leaves behind is hardest to sort out.
      if (Math.random() < 0.67) await untilCalled(control);
      const { create, list, refresh } = (await control.ledger()).endpoints;
      kills.push({
        instance: n + 1,
        after: Date.now() - slot.since,
        calls: create.open + list.open + refresh.open,
        hands: hands.filter((lane) => lane.waits()).length,
        imports: imports.filter((lane) => lane.waits()).length,
      });
      await clear(slot);
      await fill(n);
      if (kills.length % 5 === 0) desk.sid = await signIn();
    }
    desk.stopped = true;
    await control.clearFaults();
    await Promise.all([...hands, ...imports].map((lane) => lane.ended));
    await control.settings({ latencyMs: 0 });
    for (const ahead of AHEAD_MS) {
      await Promise.all(slots.map(clear));
      await control.settings({ clockOffsetMs: ahead });
      await Promise.all(slots.map((_, n) => fill(n, ahead)));
      await signIn();
      const [first] = slots;
      if (first?.server && (await untilQuiet(first.server))) break;
    }
    const rows = (await slots[0]?.server?.rows()) ?? [];
    const ledger = await control.ledger();
    const verdict = judge(acknowledged, rows, ledger);
    const struck = Object.values(ledger.endpoints).reduce((sum, { faulted }) => sum + faulted, 0);
    return { ...verdict, kills, struck, seconds: Math.round((Date.now() - began) / 1000) };
  } finally {
    await Promise.all(slots.map(clear));
  }
}
