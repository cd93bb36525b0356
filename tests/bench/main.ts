/**
 * `npm run bench`: what the product costs over the bare upstream calls, as a table. Targets are claims of the issues,
 * not tests: a missed one ends well too. `--quick` takes fewer rounds, `--only list,export,screen,import` a part of them.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { tokenOf } from "../server/support/sandbox-client.ts";
import type { Client } from "./client.ts";
import { measureExport } from "./export.ts";
import { type Figure, tableOf } from "./figures.ts";
import { measureImport } from "./import.ts";
import { measureList, WARM_UPS } from "./list.ts";
import { type Product, startProduct } from "./product.ts";
import { measureScreen } from "./screen.ts";
import { cookieOfNewSession, openBrowser } from "./sign-in.ts";

const PARTS = ["list", "export", "screen", "import"] as const;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: PARTS.join(",") },
    leads: { type: "string", default: "100000" },
  },
});
const parts = PARTS.filter((part) => values.only.split(",").includes(part));
const leads = Number(values.leads);

async function measure(product: Product): Promise<Figure[]> {
  const browser = await openBrowser();
  const newClient = async () => ({
    url: product.url,
    cookie: await cookieOfNewSession(browser, product.url),
  });
  try {
    const upstream = { url: product.sandbox.url, token: await tokenOf(product.sandbox.url) };
    const figures: Figure[] = [];
    if (parts.includes("list")) {
      const clients: Client[] = [];
      while (clients.length < WARM_UPS + (values.quick ? 2 : 6)) clients.push(await newClient());
      figures.push(...(await measureList(clients, upstream)));
    }
    if (parts.includes("export")) {
      const setting = { leads, rounds: values.quick ? 3 : 9 };
      figures.push(...(await measureExport(product, await newClient(), upstream, setting)));
    }
    if (parts.includes("screen")) {
      figures.push(...(await measureScreen(browser, product.url, values.quick ? 3 : 9)));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(" ");

/** The first parts share a product with a quick broker; imports want one with a distance. */
async function measureAll(): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (parts.some((part) => part !== "import")) {
    const product = await startProduct({ leads });
    try {
      figures.push(...(await measure(product)));
    } finally {
      await product.stop();
    }
  }
  if (parts.includes("import")) figures.push(...(await measureImport(values.quick ? 2000 : 10_000)));
  return figures;
}

const started = load();
const table = tableOf(await measureAll());
console.log(`\n${leads} leads, Node ${process.versions.node}, ${availableParallelism()} cores`);
console.log(`load ${started} at the start, ${load()} at the end (1, 5 and 15 minutes)`);
console.log("medians of the rounds, from the lowest to the highest in brackets\n");
console.log(table);
