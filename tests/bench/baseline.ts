/**
 * What the product is measured against: the same upstream calls with nothing around them. It shares no code with the
 * product, so that making the product slower or quicker moves the ratio.
 */
import { Agent } from "undici";
import { PARTNER } from "../../sandbox/accounts.ts";

const agent = new Agent({ connections: 32, pipelining: 1 });

export type Upstream = { readonly url: string; readonly token: string };

/** One page of the list as text, over a connection that is kept alive. */
export async function readPage({ url, token }: Upstream, page: number, size: number): Promise<string> {
  const path = `/proxy/statistic/api/partner/${PARTNER}/accounts/view/for-lead-provider`;
  const search = `query=&from=2000-01-01T00%3A00%3A00Z&to=2099-12-31T23%3A59%3A59Z&size=${size}&page=${page}`;
  const { statusCode, body } = await agent.request({
    origin: url,
    method: "GET",
    path: `${path}?${search}`,
    headers: { authorization: `Bearer ${token}`, "user-agent": "LeadDesk/bench" },
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`The sandbox answered ${statusCode}: ${text.slice(0, 200)}`);
  return text;
}

const RUNNABLE = /^[=+\-@\t\r\n]/;
const PLAIN_PHONE = /^\+[ ().-]*\d[\d ().-]*$/;
const MUST_QUOTE = /[",\r\n]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  let text = String(value);
  if (RUNNABLE.test(text) && !PLAIN_PHONE.test(text)) text = `'${text}`;
  return MUST_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const KNOWN = new Set(
  "uuid created name surname email phone country leadStatus leadSource leadInfo".split(" "),
);

/** The columns of the product's file, as the broker sent the values: no zone, no search for repeats. */
function joinRows(rows: readonly Record<string, unknown>[], further: readonly string[]): string {
  let text = "";
  for (const row of rows) {
    const { leadStatus, leadInfo } = row;
    const status =
      typeof leadStatus === "object" && leadStatus && "name" in leadStatus ? leadStatus.name : leadStatus;
    const inside =
      typeof leadInfo === "object" && leadInfo && "leadSource" in leadInfo ? leadInfo.leadSource : "";
    const source = String(row.leadSource ?? inside ?? "");
    const [name, site, description, tracking] = source.split("|");
    text += `${cell(row.created)},${cell(row.name)},${cell(row.surname)},${cell(row.email)},${cell(row.phone)},`;
    text += `${cell(row.country)},${cell(status)},${cell(source)},${cell(name)},${cell(site)},`;
    text += `${cell(description)},${cell(tracking)},${cell(row.uuid)}`;
    for (const column of further) text += `,${cell(row[column])}`;
    text += "\r\n";
  }
  return text;
}

type Page = { readonly content: readonly Record<string, unknown>[]; readonly totalPages: number };

const isScalar = (value: unknown): boolean => value !== null && typeof value !== "object";

/** Reads every page, `ahead` at once and in order, and joins the CSV. Returns how many rows and bytes it made. */
export async function bareExport(
  upstream: Upstream,
  ahead: number,
): Promise<{ rows: number; bytes: number }> {
  const read = async (page: number): Promise<Page> => JSON.parse(await readPage(upstream, page, 1000));
  const first = await read(0);
  const further = [
    ...new Set(
      first.content.flatMap((row) => Object.keys(row).filter((key) => !KNOWN.has(key) && isScalar(row[key]))),
    ),
  ];
  let rows = 0;
  let bytes = 0;
  const take = ({ content }: Page) => {
    rows += content.length;
    bytes += Buffer.from(joinRows(content, further)).length;
  };
  take(first);
  const asked: Promise<Page>[] = [];
  for (let next = 1; next < first.totalPages || asked.length > 0; ) {
    while (asked.length < ahead && next < first.totalPages) asked.push(read(next++));
    const page = await asked.shift();
    if (next < first.totalPages) asked.push(read(next++));
    if (page) take(page);
  }
  return { rows, bytes };
}
