/** What the product adds to one page of the list: `GET /api/leads?size=50` against the same upstream call made directly. */
import { readPage, type Upstream } from "./baseline.ts";
import { type Client, readRefusal, readText } from "./client.ts";
import { type Figure, median, quantile, spread } from "./figures.ts";

const SIZE = 50;
const PATH = `/api/leads?range=all&size=${SIZE}`;
/** The product answers at most 600 reads a minute to one session: more clients take turns. */
const READS_A_CLIENT = 500;

type Timed = { readonly direct: number[]; readonly through: number[] };

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Pairs of calls, one of each kind in turns, one at a time: what one person waits for. */
async function timePairs(client: Client, upstream: Upstream, pairs: number): Promise<Timed> {
  const direct: number[] = [];
  const through: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    direct.push(await milliseconds(async () => JSON.parse(await readPage(upstream, 0, SIZE))));
    through.push(await milliseconds(async () => JSON.parse(await readText(client, PATH))));
  }
  return { direct, through };
}

/** What a handler of Next's costs that does next to nothing: the answer to somebody who is not signed in. */
async function bareHandler(url: string): Promise<Figure> {
  const times: number[] = [];
  for (let call = 0; call < READS_A_CLIENT; call += 1) {
    times.push(await milliseconds(() => readRefusal(url, PATH)));
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)].map((value) => value.toFixed(2));
  return {
    what: "for comparison: a 401 of the same handler, p50 and p95, ms",
    baseline: "",
    product: `${p50}, ${p95}`,
    ratio: "",
    target: "",
    holds: null,
  };
}

/** Clients whose rounds only warm both sides up: the server's code is compiled after a thousand calls. */
export const WARM_UPS = 2;

/** Each client is a round of its own. */
export async function measureList(clients: readonly Client[], upstream: Upstream): Promise<Figure[]> {
  const rounds: Timed[] = [];
  for (const [round, client] of clients.entries()) {
    const timed = await timePairs(client, upstream, READS_A_CLIENT);
    if (round >= WARM_UPS) rounds.push(timed);
  }
  const figures = [0.5, 0.95].map((share): Figure => {
    const most = share === 0.5 ? 5 : 10;
    const direct = rounds.map((round) => quantile(round.direct, share));
    const through = rounds.map((round) => quantile(round.through, share));
    const added = through.map((value, round) => value - (direct[round] ?? Number.NaN));
    return {
      what: `GET /api/leads?size=${SIZE}, p${share * 100}, ms`,
      baseline: spread(direct, 2),
      product: spread(through, 2),
      ratio: `+${spread(added, 2)}`,
      target: `≤ +${most}`,
      holds: median(added) <= most,
    };
  });
  const [client] = clients;
  return client ? [...figures, await bareHandler(client.url)] : figures;
}
