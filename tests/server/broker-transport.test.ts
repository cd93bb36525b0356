import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { failureOf } from "./support/broker-calls.ts";
import { answer, brokerAt, rawBroker } from "./support/raw-broker.ts";
import { list, rawBrokers, send } from "./support/raw-calls.ts";

const start = rawBrokers();

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
