/** Those who use the desk while it is killed. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Slot } from "./crash-run.ts";
import { testLead } from "./test-desk.ts";

export type CrashDesk = {
  readonly slots: readonly Slot[];
  sid: string;
  /** Emails of all leads of which the desk has said that it has them. */
  readonly acknowledged: Set<string>;
  stopped: boolean;
};

export type Lane = {
  /** Somebody waits for an answer of the desk right now. */
  waits(): boolean;
  readonly ended: Promise<void>;
};

const REST_MS = 60;
const IMPORT_REST_MS = 700;
const IMPORT_ROWS = 15;
/** How often a person presses again after no answer; now and then they give up. */
const MOST_PRESSES = 6;

function anyServer({ slots }: CrashDesk) {
  const up = slots.flatMap(({ server }) => server ?? []);
  return up[Math.floor(Math.random() * up.length)] ?? null;
}

/** False where there was no answer, or one that is not the one hoped for. */
async function isAnswered(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}

function lane(
  desk: CrashDesk,
  restMs: number,
  turn: (wait: <T>(work: Promise<T>) => Promise<T>) => Promise<void>,
): Lane {
  let waiting = 0;
  const wait = async <T>(work: Promise<T>): Promise<T> => {
    waiting += 1;
    return work.finally(() => {
      waiting -= 1;
    });
  };
  const run = async () => {
    while (!desk.stopped) {
      await turn(wait);
      await sleep(restMs);
    }
  };
  return { waits: () => waiting > 0, ended: run() };
}

/** Keys in one lead after the other; without an answer presses again with the form's same id, as the page does. */
export function handEntry(desk: CrashDesk): Lane {
  return lane(desk, REST_MS, async (wait) => {
    const lead = testLead();
    const id = randomUUID();
    for (let press = 0; press < MOST_PRESSES && !desk.stopped; press += 1) {
      const server = anyServer(desk);
      const answered = server && (await wait(isAnswered(() => server.hand(desk.sid, id, lead))));
      if (answered) {
        desk.acknowledged.add(lead.email);
        return;
      }
      await sleep(500);
    }
  });
}

/** Imports small files; without an answer that file is given up. */
export function importer(desk: CrashDesk): Lane {
  return lane(desk, IMPORT_REST_MS, async (wait) => {
    const server = anyServer(desk);
    if (!server) return;
    const leads = Array.from({ length: IMPORT_ROWS }, () => testLead());
    if (await wait(isAnswered(() => server.import(desk.sid, leads)))) {
      for (const lead of leads) desk.acknowledged.add(lead.email);
    }
  });
}
