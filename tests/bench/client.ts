/** A client of the product's addresses, with a session's cookie in hand. */
import { Agent } from "undici";

const agent = new Agent({ connections: 8, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });

export type Client = {
  readonly url: string;
  readonly cookie: string;
};

async function open({ url, cookie }: Client, path: string, headers: Record<string, string>) {
  const { statusCode, body } = await agent.request({
    origin: url,
    method: "GET",
    path,
    headers: { cookie, ...headers },
  });
  if (statusCode === 200) return body;
  throw new Error(`${path} answered ${statusCode}: ${(await body.text()).slice(0, 300)}`);
}

export async function readText(client: Client, path: string): Promise<string> {
  return (await open(client, path, {})).text();
}

/** Posts JSON as the product's own page does, and returns the answer's. */
export async function postJson({ url, cookie }: Client, path: string, content: unknown): Promise<unknown> {
  const { statusCode, body } = await agent.request({
    origin: url,
    method: "POST",
    path,
    headers: { cookie, origin: url, "content-type": "application/json" },
    body: JSON.stringify(content),
  });
  const text = await body.text();
  if (statusCode >= 300) throw new Error(`${path} answered ${statusCode}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** The body of a 401. */
export async function readRefusal(url: string, path: string): Promise<string> {
  const { statusCode, body } = await agent.request({ origin: url, method: "GET", path });
  if (statusCode !== 401) throw new Error(`${path} answered ${statusCode} to somebody not signed in`);
  return body.text();
}

const LINE_END = 10;

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
}

/** Reads an answer to its end as it comes, keeping nothing. */
export async function drain(
  client: Client,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ bytes: number; lines: number }> {
  let bytes = 0;
  let lines = 0;
  for await (const chunk of await open(client, path, headers)) {
    bytes += chunk.length;
    lines += countLines(chunk);
  }
  return { bytes, lines };
}

/** Takes the first bytes and then none for `restMs`; then goes away. */
export async function stall(client: Client, path: string, restMs: number): Promise<void> {
  const body = await open(client, path, {});
  await new Promise((resolve) => body.once("readable", resolve));
  body.read(1);
  await new Promise((resolve) => setTimeout(resolve, restMs));
  body.on("error", () => {});
  body.destroy();
}
