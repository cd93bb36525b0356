import "server-only";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Access } from "../auth/access-token.ts";
import type { Broker } from "../config/broker.ts";
import type { Desk } from "../db/desk.ts";
import type { SubmissionRow } from "../submissions/rows.ts";
import { deliver } from "../submissions/send.ts";
import { unclaim } from "../submissions/unclaim.ts";
import { isSomebodyWaiting } from "../submissions/under-way.ts";
import { Accounts } from "./accounts.ts";
import { Breather } from "./breather.ts";
import { claimRows, type Room, readRoom, roomFor } from "./claim-rows.ts";
import { Lane } from "./lane.ts";
import { openOrPark, orPark } from "./park.ts";
import { Refusals } from "./refusals.ts";
import { batchesWithDueRows, type RunningBatch } from "./running-batches.ts";

/** How long a list of batches is gone by before it is read again. */
const FRESH_MS = 500;
/** How long to wait where others have all places. */
const FULL_MS = 50;
const GIVE_WAY_MS = 10;
/** A broker that answers a lead keyed by hand slowly does not stop an import for longer. */
const MOST_GIVEN_WAY_MS = 1000;
/** However long the broker is left in peace: clocks are set, and machines sleep. */
const MOST_PAUSE_MS = 5000;

/** Sends the rows of one broker's running batches, in turns, until none is due or `stop` is called. */
export class Pump {
  readonly #desk: Desk;
  readonly #broker: Broker;
  readonly #breather = new Breather();
  readonly #lane: Lane<Access>;
  readonly #accounts: Accounts;
  readonly #refusals = new Refusals();
  #batches: RunningBatch[] = [];
  #readAt = 0;
  #turn = 0;
  #room: Room | null = null;
  #misses = 0;
  #gaveWayAt: number | null = null;
  #stopping = false;
  #running: Promise<void> | null = null;

  constructor(desk: Desk, broker: Broker) {
    this.#desk = desk;
    this.#broker = broker;
    this.#accounts = new Accounts(desk);
    this.#lane = new Lane(desk, (access, row, answered) => this.#work(access, row, answered));
  }

  /** Starts where it stands still; what is under way already sees new rows by itself. */
  start(): Promise<void> {
    this.#readAt = 0;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Claims nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#lane.wake();
    await this.#running?.catch(() => {});
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      // The embedded database answers without a pause: the network has its turn between two claims.
      await nextTurn();
      const batch = await this.#nextBatch();
      if (batch) await this.#feed(batch);
      else if (this.#lane.size > 0 || this.#batches.length > 0) await this.#pause(FRESH_MS);
      else break;
    }
    await this.#lane.end();
    this.#accounts.forgetRows();
  }

  /** The batches take turns, so that none waits for another to end, or for another's account to have a token. */
  async #nextBatch(): Promise<RunningBatch | null> {
    if (Date.now() - this.#readAt > FRESH_MS) {
      this.#batches = await batchesWithDueRows(this.#desk, this.#broker.id);
      this.#readAt = Date.now();
    }
    const able = this.#batches.filter(({ connectionId }) => !this.#accounts.isResting(connectionId));
    return able[this.#turn % Math.max(1, able.length)] ?? null;
  }

  async #feed(batch: RunningBatch): Promise<void> {
    const resting = this.#breather.wait(this.#desk.now());
    if (resting > 0) return this.#pause(Math.min(resting, MOST_PAUSE_MS));
    if (await this.#givesWay()) return;
    const places = Math.min(this.#broker.callsAtOnce, this.#breather.most);
    const wanted = this.#lane.wants(places, this.#ahead());
    if (wanted <= this.#ahead() / 2) return this.#pause(FRESH_MS);
    const access = await this.#accounts.access(batch.connectionId);
    if (!access) {
      this.#readAt = 0;
      return;
    }
    this.#room ??= await readRoom(this.#desk, this.#broker);
    const atMost = this.#broker.callsAtOnce + this.#ahead();
    const { calls, waitMs } = roomFor(this.#room, this.#broker, atMost, this.#desk.now());
    if (calls === 0) {
      this.#room = null;
      return this.#pause(waitMs || FULL_MS);
    }
    // Turns are short where several batches wait.
    const most = this.#batches.length > 1 ? 1 : Math.min(wanted, calls);
    // Fetching a token may have taken long.
    if (this.#stopping) return;
    const claim = await claimRows(this.#desk, this.#broker, batch.id, this.#room, most, atMost);
    // Only a claim is a turn: by a count of waits as well, one batch could have all the claims and another all the waits.
    this.#turn += 1;
    this.#room = claim.room;
    if (claim.rows.length > 0) this.#misses = 0;
    // Once is somebody else's call in between; after that there is nothing to send for now.
    else if (this.#misses++ > 0) await this.#pause(FULL_MS);
    this.#lane.add(access, claim.rows, places);
  }

  /**
   * Rows that may be claimed ahead of their call. None while another instance or a lead keyed by hand calls this broker
   * as well: then what is claimed is what is called, and all together keep to the broker's places.
   */
  #ahead(): number {
    const alone = this.#room !== null && this.#room.sending <= this.#lane.size;
    return alone && this.#breather.most > 1 ? this.#broker.callsAtOnce : 0;
  }

  /** A lead keyed by hand goes ahead: nothing is claimed while one is on its way, for a while. */
  async #givesWay(): Promise<boolean> {
    if (!isSomebodyWaiting()) {
      this.#gaveWayAt = null;
      return false;
    }
    this.#gaveWayAt ??= Date.now();
    if (Date.now() - this.#gaveWayAt > MOST_GIVEN_WAY_MS) return false;
    await sleep(GIVE_WAY_MS);
    return true;
  }

  async #work(access: Access, row: SubmissionRow, answered: () => void): Promise<void> {
    await orPark(this.#desk, row.id, () => this.#deliver(access, row, answered));
    if (this.#room) this.#room = { ...this.#room, sending: this.#room.sending - 1 };
  }

  async #deliver(access: Access, row: SubmissionRow, answered: () => void): Promise<void> {
    // Claimed before a call that did not get through: it waits with all others.
    if (this.#breather.wait(this.#desk.now()) > 0) return unclaim(this.#desk, row);
    if (this.#accounts.needsOther(row, access)) return unclaim(this.#desk, row);
    const lead = await openOrPark(this.#desk, row);
    if (!lead) return;
    const again = this.#accounts.mayGoAgain(row, access);
    const outcome = await deliver(this.#desk, access, row, lead, again, (outcome) => {
      this.#breather.note(outcome, this.#desk.now());
      this.#accounts.note(row, access, outcome.kind === "token-refused");
      answered();
    });
    if (outcome.kind === "token-refused" && !again) await this.#accounts.holdIfLost(row, access);
    await this.#refusals.note(this.#desk, row, outcome);
  }

  /** Until a call moves on, the pump is stopped, or the time is over. */
  async #pause(ms: number): Promise<void> {
    if (this.#stopping) return;
    const nap = Promise.withResolvers<void>();
    const timer = setTimeout(nap.resolve, ms);
    await Promise.race([nap.promise, this.#lane.moved]);
    clearTimeout(timer);
  }
}
