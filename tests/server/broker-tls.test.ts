import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { createLead } from "#lib/server/broker/create-lead.ts";
import type { CallOptions } from "#lib/server/broker/types.ts";
import { ACCESS_TOKEN, brokerAt, OFFER_UUID } from "./support/raw-broker.ts";

/** Just enough DER to sign a certificate that nobody trusts: no key and no expiry date lie in the repository. */
const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);

function selfSigned(): { key: string; cert: string } {
  const pair = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const ecdsaWithSha256 = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
  const commonName = sequence(der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from("localhost")));
  const name = sequence(der(0x31, commonName));
  const utc = (time: number) =>
    der(0x17, Buffer.from(`${new Date(time).toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));
  const content = sequence(
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(utc(Date.now() - 3_600_000), utc(Date.now() + 3_600_000)),
    name,
    createPublicKey(pair.publicKey).export({ type: "spki", format: "der" }),
  );
  const signature = sign("sha256", content, createPrivateKey(pair.privateKey));
  const certificate = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString("base64").replace(/(.{64})/g, "$1\n");
  return { key: pair.privateKey, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `https://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

async function sendTo(origin: string, options?: CallOptions) {
  const lead = { firstName: "Jan", lastName: "Nowak", email: "jan@example.com", phone: "+48600100200" };
  const request = { partnerId: 115, offerUuid: OFFER_UUID, lead: { ...lead, leadSource: null } };
  const result = await createLead(brokerAt(origin), ACCESS_TOKEN, request, options);
  return result.ok ? null : result.error;
}

test("a certificate that nobody trusts: the lead was not sent, and nothing of it left", async () => {
  let received = 0;
  const server = createTlsServer(selfSigned(), (socket) => {
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      received += chunk.length;
    });
  });
  server.on("tlsClientError", () => {});
  const failure = await sendTo(await listening(server));
  expect(failure).toMatchObject({ kind: "not-sent", technical: expect.stringContaining("SELF_SIGNED") });
  expect(received).toBe(0);
});

test("a server that speaks no TLS: the lead was not sent", async () => {
  const plain = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
  });
  expect((await sendTo(await listening(plain)))?.kind).toBe("not-sent");
});

test("a server that hangs up before the handshake: the lead was not sent", async () => {
  const rude = createServer((socket: Socket) => {
    socket.on("error", () => {});
    socket.destroy();
  });
  expect((await sendTo(await listening(rude), { deadlineMs: 3000 }))?.kind).toBe("not-sent");
});

test("a handshake that never ends: the deadline ends it, and the lead was not sent", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => {
    sockets.push(socket);
  });
  expect((await sendTo(await listening(silent), { deadlineMs: 150 }))?.kind).toBe("not-sent");
  for (const socket of sockets) socket.destroy();
});
