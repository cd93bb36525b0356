import { createServer, type Socket } from "node:net";
import type { Broker } from "#lib/server/broker/types.ts";

export const ACCESS_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJwYXJ0bmVySWQiOjExNX0.c2lnbmF0dXJl";
export const OFFER_UUID = "9a1f0c52-4b7d-4e1c-9a52-0c524b7d4e1c";

/** A configured broker at this origin, as small as it can be. */
export function brokerAt(websiteUrl: string): Broker {
  return {
    id: "north",
    name: "North Markets",
    websiteUrl,
    clientAuthorization: "Basic Y2xpZW50OnNlY3JldA==",
    partnerId: 115,
    offers: [],
    defaultCountry: "PL",
    timeZone: "Europe/Warsaw",
    requiredFields: [],
    phoneFormat: "e164",
    callsPerMinute: 300,
    callsAtOnce: 8,
  };
}

export type RawBroker = {
  readonly broker: Broker;
  readonly port: number;
  /** Every whole request as it came over the wire. */
  readonly requests: string[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** A server below HTTP: `react` is called for each whole request and writes bytes, or breaks the socket. */
export async function rawBroker(react: (socket: Socket, request: string) => void): Promise<RawBroker> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (head < 0 || text.length < head + 4 + length) return;
      const request = text;
      text = "";
      requests.push(request);
      react(socket, request);
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    broker: brokerAt(`http://127.0.0.1:${port}`),
    port,
    requests,
    connections: () => connections,
    close,
  };
}

/** A whole answer in bytes. */
export function answer(
  status: string,
  body: string,
  headers: string[] = ["Content-Type: application/json"],
): string {
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
