/** What an import costs over a bare loop that posts the same leads, and what it costs whoever keys leads in meanwhile. */
import { createHash, randomUUID } from "node:crypto";
import type { Browser } from "playwright";
import { Agent } from "undici";
import { OFFERS, PARTNER } from "../../sandbox/accounts.ts";
import { tokenOf } from "../server/support/sandbox-client.ts";
import { type Client, postJson, readText } from "./client.ts";
import { type Figure, quantile } from "./figures.ts";
import { measureReading } from "./import-screen.ts";
import { keyIn, openForm } from "./key-in.ts";
import { watchMemory } from "./memory.ts";
import { type Product, startProduct } from "./product.ts";
import { cookieOfNewSession, openBrowser } from "./sign-in.ts";

const LATENCY_MS = 40;
const AT_ONCE = 8;
/** Out of the way: what is measured is the desk, not the pace that it keeps. */
const CALLS_PER_MINUTE = 100_000;
const ROWS_AT_ONCE = 500;
const BY_HAND = 20;
const READING_ROUNDS = 3;

type Person = { readonly email: string; readonly phone: string; readonly row: number };

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, at) => ({
    row: at + 1,
    email: `bench.${randomUUID()}@example.com`,
    phone: `+48600${String(100_000 + at)}`,
  }));

const agent = new Agent({ connections: AT_ONCE, pipelining: 1 });

/** Posts the leads, eight at a time, with nothing around it. Returns leads a second. */
async function bareLoop(url: string, leads: readonly Person[]): Promise<number> {
  const token = await tokenOf(url);
  const left = [...leads];
  const began = performance.now();
  const lane = async () => {
    for (let lead = left.pop(); lead; lead = left.pop()) {
      const account = {
        partnerId: PARTNER,
        email: lead.email,
        name: "Jan",
        surname: "Nowak",
        phone: lead.phone,
      };
      const { statusCode, body } = await agent.request({
        origin: url,
        method: "POST",
        path: "/proxy/processing/api/accounts",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          accept: "application/json",
          "user-agent": "LeadDesk/bench",
        },
        body: JSON.stringify({ offerUuid: OFFERS[0].uuid, account }),
      });
      await body.text();
      if (statusCode >= 300) throw new Error(`the sandbox answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return (leads.length * 1000) / (performance.now() - began);
}

const textOf = (answer: unknown, key: string): unknown =>
  typeof answer === "object" && answer !== null
    ? Object.entries(answer).find(([name]) => name === key)?.[1]
    : null;

/** Hands the rows in as the page does; nothing of them is sent yet. */
async function fillBatch(client: Client, leads: readonly Person[]): Promise<string> {
  const header = ["First name", "Last name", "Email", "Phone"];
  const fileHash = createHash("sha256")
    .update(leads.map(({ email }) => email).join())
    .digest("hex");
  const match = { firstName: 0, lastName: 1, email: 2, phone: 3 };
  const begun = { fileName: "bench.csv", fileHash, header, match, rows: leads.length };
  const id = String(textOf(await postJson(client, "/api/batches", begun), "id"));
  for (let from = 0; from < leads.length; from += ROWS_AT_ONCE) {
    const rows = leads.slice(from, from + ROWS_AT_ONCE).map(({ row, email, phone }) => ({
      row,
      cells: ["Jan", "Nowak", email, phone],
      lead: {
        firstName: "Jan",
        lastName: "Nowak",
        email,
        phone,
        country: "PL",
        offerUuid: OFFERS[0].uuid,
        source: { name: "", site: "", description: "", trackingId: "" },
      },
    }));
    await postJson(client, `/api/batches/${id}/rows`, { rows });
  }
  return id;
}

/** Sends the batch and waits for its end. Returns leads a second. */
async function sendBatch(
  client: Client,
  id: string,
  rows: number,
  meanwhile: () => Promise<void>,
): Promise<number> {
  const began = performance.now();
  await postJson(client, `/api/batches/${id}/send`, {});
  let ended = 0;
  const watched = (async () => {
    for (;;) {
      const view: unknown = JSON.parse(await readText(client, `/api/batches/${id}`));
      if (textOf(view, "state") === "done") {
        ended = performance.now();
        const accepted = textOf(textOf(view, "counts"), "accepted");
        if (accepted !== rows) throw new Error(`${String(accepted)} of ${rows} were accepted`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  await Promise.all([watched, meanwhile()]);
  return (rows * 1000) / (ended - began);
}

async function measure(product: Product, browser: Browser, rows: number): Promise<Figure[]> {
  const client = { url: product.url, cookie: await cookieOfNewSession(browser, product.url) };
  const page = await openForm(browser, product.url);
  const idle = await keyIn(page, BY_HAND);
  // Half before and half after, so that a machine that warms up or slows down favours neither.
  const half = people(Math.ceil(rows / 2));
  const before = await bareLoop(product.sandbox.url, half);
  const alone = await fillBatch(client, people(rows));
  let rate = 0;
  const memory = await watchMemory(product.pid, async () => {
    rate = await sendBatch(client, alone, rows, async () => {});
  });
  const after = await bareLoop(product.sandbox.url, people(half.length));
  const busyBatch = await fillBatch(client, people(rows));
  let busy: number[] = [];
  await sendBatch(client, busyBatch, rows, async () => {
    busy = await keyIn(page, BY_HAND);
  });
  const bare = (before + after) / 2;
  const [p95Idle, p95Busy] = [quantile(idle, 0.95), quantile(busy, 0.95)];
  return [
    {
      what: `import of ${rows} rows, ${LATENCY_MS} ms upstream, leads a second`,
      baseline: bare.toFixed(0),
      product: rate.toFixed(0),
      ratio: (rate / bare).toFixed(2),
      target: "≥ 0.85",
      holds: rate / bare >= 0.85,
    },
    {
      what: "a lead keyed by hand during an import, p95, ms",
      baseline: p95Idle.toFixed(0),
      product: p95Busy.toFixed(0),
      ratio: (p95Busy / p95Idle).toFixed(2),
      target: "≤ 2",
      holds: p95Busy / p95Idle <= 2,
    },
    {
      what: "memory of the server during the import, MB",
      baseline: memory.before.toFixed(0),
      product: memory.peak.toFixed(0),
      ratio: `+${(memory.peak - memory.before).toFixed(0)}`,
      target: "",
      holds: null,
    },
  ];
}

/** Against a broker that is 40 ms away and takes eight calls at once. */
export async function measureImport(rows: number): Promise<Figure[]> {
  const north = { callsPerMinute: CALLS_PER_MINUTE, callsAtOnce: AT_ONCE };
  const product = await startProduct({ leads: 1000, latency: LATENCY_MS, brokers: { north } });
  const browser = await openBrowser();
  try {
    const figures = await measure(product, browser, rows);
    return [...figures, ...(await measureReading(browser, product.url, 10 * rows, READING_ROUNDS))];
  } finally {
    await browser.close();
    await product.stop();
  }
}
