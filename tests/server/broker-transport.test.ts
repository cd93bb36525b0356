import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Result } from "#lib/domain/result.ts";
import { createLead } from "#lib/server/broker/create-lead.ts";
import type { BrokerFailure } from "#lib/server/broker/errors.ts";
import { listLeads } from "#lib/server/broker/list-leads.ts";
import { requestToken } from "#lib/server/broker/token.ts";
import type { Broker, CallOptions } from "#lib/server/broker/types.ts";
import manifest from "../../package.json" with { type: "json" };
import {
  ACCESS_TOKEN,
  answer,
  brokerAt,
  OFFER_UUID,
  type RawBroker,
  rawBroker,
} from "./support/raw-broker.ts";

const open: RawBroker[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(react: (socket: Socket, request: string) => void): Promise<RawBroker> {
  const server = await rawBroker(react);
  open.push(server);
  return server;
}

const lead = {
  firstName: "Jan",
  lastName: "Nowak",
  email: "jan@example.com",
  phone: "+48600100200",
  leadSource: null,
};
const send = (broker: Broker, options: CallOptions = {}) =>
  createLead(broker, ACCESS_TOKEN, { partnerId: 115, offerUuid: OFFER_UUID, lead }, options);
const list = (broker: Broker, options: CallOptions = {}) =>
  listLeads(broker, ACCESS_TOKEN, {
    partnerId: 115,
    query: "",
    from: new Date("2026-11-01T00:00:00Z"),
    to: new Date("2026-11-30T23:59:59Z"),
    page: 0,
    size: 50,
    ...options,
  });

async function failureOf(call: Promise<Result<unknown, BrokerFailure>>): Promise<BrokerFailure> {
  const result = await call;
  if (result.ok) throw new Error("expected a failure");
  return result.error;
}

describe("what certainly never arrived is told as not sent", () => {
  test("a refused connection", async () => {
    const server = await rawBroker(() => {});
    await server.close();
    const failure = await failureOf(send(server.broker));
    expect(failure.kind).toBe("not-sent");
    expect(failure.message).toContain("North Markets");
    expect(failure.technical).toContain("ECONNREFUSED");
  });

  test("a host name that does not exist", async () => {
    expect((await failureOf(send(brokerAt("http://broker.invalid")))).kind).toBe("not-sent");
  });
});

describe("what may have arrived is never told as not sent", () => {
  test("a connection reset after the request", async () => {
    const server = await start((socket) => socket.resetAndDestroy());
    expect((await failureOf(send(server.broker))).kind).toBe("no-answer");
    expect(server.requests).toHaveLength(1);
  });

  test("a connection closed without an answer", async () => {
    const server = await start((socket) => socket.end());
    expect((await failureOf(send(server.broker))).kind).toBe("no-answer");
  });

  test("a broker that hangs, ended by the deadline", async () => {
    const server = await start(() => {});
    const began = performance.now();
    expect((await failureOf(send(server.broker, { deadlineMs: 200 }))).kind).toBe("no-answer");
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test("a slow drip, ended by the deadline though bytes keep coming", async () => {
    const server = await start((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
      const drip = setInterval(() => socket.write("x"), 20);
      socket.on("close", () => clearInterval(drip));
    });
    const failure = await failureOf(send(server.broker, { deadlineMs: 300 }));
    expect(failure).toMatchObject({ kind: "no-answer", status: 200 });
  });

  test("an answer cut off before its announced length", async () => {
    const server = await start((socket) =>
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"uuid":"9a1',
      ),
    );
    expect(await failureOf(send(server.broker))).toMatchObject({ kind: "no-answer", status: 200 });
  });

  test("a chunked answer without its last chunk", async () => {
    const server = await start((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2,\r\n"),
    );
    expect((await failureOf(list(server.broker))).kind).toBe("no-answer");
  });

  test("JSON that breaks off in an answer whose end is the connection's end", async () => {
    const server = await start((socket) => socket.end('HTTP/1.1 201 Created\r\n\r\n{"uuid":"9a1'));
    expect((await failureOf(send(server.broker))).kind).toBe("unreadable");
  });

  test("bytes that are no HTTP", async () => {
    const server = await start((socket) => socket.end("220 smtp.example ESMTP\r\n"));
    expect((await failureOf(send(server.broker))).kind).toBe("no-answer");
  });
});

describe("a lead leaves at most once", () => {
  test("a kept-alive connection that dies under the second lead is not sent again", async () => {
    let seen = 0;
    const server = await start((socket) => {
      seen += 1;
      if (seen === 2) return socket.destroy();
      socket.write(answer("200 OK", "", ["Connection: keep-alive"]));
    });
    expect((await send(server.broker)).ok).toBe(true);
    await sleep(50);
    expect((await failureOf(send(server.broker))).kind).toBe("no-answer");
    await sleep(200);
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });

  test("connections are kept between calls", async () => {
    const server = await start((socket) => socket.write(answer("200 OK", "[]")));
    for (let call = 0; call < 5; call += 1) {
      expect((await list(server.broker)).ok).toBe(true);
      await sleep(20);
    }
    expect(server.connections()).toBe(1);
  });

  test("a call given up while it waited for a connection is not sent later", async () => {
    const answers: (() => void)[] = [];
    const server = await start((socket) => answers.push(() => socket.write(answer("200 OK", ""))));
    const busy = Array.from({ length: 32 }, () => send(server.broker));
    await vi.waitFor(() => expect(server.requests).toHaveLength(32));
    expect((await failureOf(send(server.broker, { deadlineMs: 100 }))).kind).toBe("not-sent");
    for (const reply of answers) reply();
    await Promise.all(busy);
    await sleep(100);
    expect(server.requests).toHaveLength(32);
  });
});

describe("the caller can give a call up", () => {
  test("before it began: nothing is sent", async () => {
    const server = await start((socket) => socket.write(answer("200 OK", "[]")));
    expect((await failureOf(list(server.broker, { signal: AbortSignal.abort() }))).kind).toBe("aborted");
    expect(server.connections()).toBe(0);
  });

  test("while it waits: the connection is closed", async () => {
    let closed = false;
    const server = await start((socket) => socket.on("close", () => (closed = true)));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect((await failureOf(list(server.broker, { signal: controller.signal }))).kind).toBe("aborted");
    await vi.waitFor(() => expect(closed).toBe(true));
  });
});

describe("an answer has a limit", () => {
  const oversized = (bytes: number) => "x".repeat(bytes);

  test("one that announces more than 5 MB is not read", async () => {
    const server = await start((socket) =>
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000001\r\n\r\n"),
    );
    expect(await failureOf(send(server.broker))).toMatchObject({ kind: "unreadable", status: 200 });
  });

  test("one that announces nothing and goes on is broken off", async () => {
    const server = await start((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      const flood = () => {
        while (!socket.destroyed && socket.write(oversized(1_000_000)));
      };
      socket.on("drain", flood);
      flood();
    });
    expect((await failureOf(send(server.broker))).kind).toBe("unreadable");
    expect((await failureOf(list(server.broker))).kind).toBe("unreadable");
  });

  test("a list page of more than 5 MB is read", async () => {
    const page = JSON.stringify({ content: [], filler: oversized(6_000_000) });
    const server = await start((socket) => socket.write(answer("200 OK", page)));
    expect((await list(server.broker)).ok).toBe(true);
  });
});

describe("only the configured origin is contacted", () => {
  test.each(["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"])(
    "%s is not followed",
    async (status) => {
      const elsewhere = await start((socket) => socket.write(answer("200 OK", "[]")));
      const server = await start((socket) =>
        socket.write(answer(status, "", [`Location: http://127.0.0.1:${elsewhere.port}/`])),
      );
      const failures = [
        await failureOf(send(server.broker)),
        await failureOf(list(server.broker)),
        await failureOf(requestToken(server.broker, { username: "u", password: "p" })),
      ];
      const kinds = failures.map((failure) => failure.kind);
      expect(kinds).toEqual(["not-permitted", "not-permitted", "not-permitted"]);
      expect(failures[0]?.technical).toContain(`127.0.0.1:${elsewhere.port}`);
      expect(elsewhere.connections()).toBe(0);
    },
  );

  test("a partner or an offer that could bend the path is refused before anything is sent", async () => {
    const server = await start((socket) => socket.write(answer("200 OK", "[]")));
    for (const partnerId of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const request = { partnerId, offerUuid: OFFER_UUID, lead };
      expect((await failureOf(createLead(server.broker, ACCESS_TOKEN, request))).kind).toBe("not-permitted");
    }
    const request = { partnerId: 0, offerUuid: "../../admin", lead };
    expect((await failureOf(createLead(server.broker, ACCESS_TOKEN, request))).kind).toBe("not-permitted");
    expect(server.connections()).toBe(0);
  });
});

test("every call says who is calling, and nothing asks for compression", async () => {
  const server = await start((socket) => socket.write(answer("200 OK", "[]")));
  await list(server.broker);
  await send(server.broker);
  await requestToken(server.broker, { username: "u", password: "p" });
  expect(server.requests).toHaveLength(3);
  for (const request of server.requests) {
    expect(request.toLowerCase()).toContain(`user-agent: leaddesk/${manifest.version}\r\n`);
    expect(request.toLowerCase()).not.toContain("accept-encoding");
    expect(request.toLowerCase()).not.toContain("cookie");
  }
});

test("the broker's clock comes with answers and failures; an unreadable one is null", async () => {
  const date = "Sun, 15 Nov 2026 10:00:00 GMT";
  const dated = await start((socket) => socket.write(answer("404 Not Found", "", [`Date: ${date}`])));
  expect((await failureOf(send(dated.broker))).answeredAt).toEqual(new Date("2026-11-15T10:00:00Z"));
  const undated = await start((socket) => socket.write(answer("404 Not Found", "", ["Date: 5"])));
  expect((await failureOf(send(undated.broker))).answeredAt).toBeNull();
});

test("an informational answer before the real one is passed over", async () => {
  const server = await start((socket) =>
    socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${answer("200 OK", "[]")}`),
  );
  expect((await list(server.broker)).ok).toBe(true);
});
