/** How quick the export is through the whole product, and how much memory it takes. */
import { setTimeout as wait } from "node:timers/promises";
import { bareExport, type Upstream } from "./baseline.ts";
import { type Client, drain, stall } from "./client.ts";
import { type Figure, median, spread } from "./figures.ts";
import { residentMegabytes, watchMemory } from "./memory.ts";
import type { Product } from "./product.ts";

const PATH = "/api/leads/export?range=all";
/** As many pages as the product asks for ahead (`READ_AHEAD` in lib/server/leads/export.ts). */
const AHEAD = 4;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

type Setting = { readonly leads: number; readonly rounds: number };

/** Rows a second of the bare loop and of the product, in turns, so that a busy machine is busy for both. */
async function compareAt(
  latencyMs: number,
  least: number,
  {
    product,
    client,
    upstream,
    leads,
    rounds,
  }: Setting & { product: Product; client: Client; upstream: Upstream },
): Promise<Figure> {
  await product.sandbox.control.settings({ latencyMs });
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const baseline = leads / (await seconds(() => bareExport(upstream, AHEAD)));
    const ours = leads / (await seconds(() => drain(client, PATH)));
    // The first round warms both up.
    if (round < 0) continue;
    bare.push(baseline);
    whole.push(ours);
  }
  await product.sandbox.control.settings({ latencyMs: 0 });
  const ratios = whole.map((value, round) => value / (bare[round] ?? Number.NaN));
  return {
    what: `export, ${latencyMs} ms upstream latency, rows/s`,
    baseline: spread(bare, 0),
    product: spread(whole, 0),
    ratio: spread(ratios, 2),
    target: `≥ ${least}`,
    holds: median(ratios) >= least,
  };
}

/** The sandbox draws its IDs: some may meet among 100,000, and the export leaves a repeat out. */
const REPEATS = 0.001;

/** Both must write the same rows, or the comparison is worth nothing. */
async function checkSameWork(client: Client, upstream: Upstream, leads: number): Promise<void> {
  const bare = await bareExport(upstream, AHEAD);
  const whole = await drain(client, PATH);
  if (bare.rows !== leads || whole.lines - 1 < leads * (1 - REPEATS)) {
    throw new Error(`Of ${leads} leads the bare loop wrote ${bare.rows} and the export ${whole.lines - 1}.`);
  }
}

async function memoryOf(product: Product, client: Client): Promise<Figure> {
  const { before, peak } = await watchMemory(product.pid, () => drain(client, PATH));
  return {
    what: "server memory during an export, MB",
    baseline: before.toFixed(0),
    product: peak.toFixed(0),
    ratio: `+${(peak - before).toFixed(0)}`,
    target: "",
    holds: null,
  };
}

const REST_MS = 4000;

/** A reader that stops reading stops the paging: what is not taken is not read, and not kept in memory. */
async function backPressureOf(product: Product, client: Client, leads: number): Promise<Figure[]> {
  await product.sandbox.control.resetLedger();
  const calls = async () => (await product.sandbox.control.ledger()).endpoints.list.calls;
  const stalled = watchMemory(product.pid, () => stall(client, PATH, REST_MS));
  await wait(REST_MS / 2);
  const [halfWay, megabytes] = [await calls(), residentMegabytes(product.pid)];
  await wait(REST_MS / 2 - 250);
  const [atEnd, megabytesAtEnd] = [await calls(), residentMegabytes(product.pid)];
  const { before, peak } = await stalled;
  const pages = Math.ceil(leads / 1000);
  return [
    {
      what: "pages read for a reader that stopped, 2 s later and 2 s more",
      baseline: String(pages),
      product: `${halfWay}, ${atEnd}`,
      ratio: `+${atEnd - halfWay}`,
      target: "no more",
      holds: atEnd === halfWay && atEnd < pages,
    },
    {
      what: "server memory meanwhile, MB (before, peak)",
      baseline: before.toFixed(0),
      product: peak.toFixed(0),
      ratio: `${(megabytesAtEnd - megabytes).toFixed(1)} in the last 2 s`,
      target: "no growth",
      holds: megabytesAtEnd - megabytes < 4,
    },
  ];
}

export async function measureExport(
  product: Product,
  client: Client,
  upstream: Upstream,
  setting: Setting,
): Promise<Figure[]> {
  await checkSameWork(client, upstream, setting.leads);
  const all = { ...setting, product, client, upstream };
  return [
    await compareAt(0, 0.6, all),
    await compareAt(80, 0.8, all),
    await memoryOf(product, client),
    ...(await backPressureOf(product, client, setting.leads)),
  ];
}
