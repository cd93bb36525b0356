import { describe, expect, test } from "vitest";
import { createLead } from "#lib/server/broker/create-lead.ts";
import { requestToken } from "#lib/server/broker/token.ts";
import manifest from "../../package.json" with { type: "json" };
import { failureOf, lead } from "./support/broker-calls.ts";
import { ACCESS_TOKEN, answer, OFFER_UUID } from "./support/raw-broker.ts";
import { list, rawBrokers, send } from "./support/raw-calls.ts";

const start = rawBrokers();

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

test("an informational answer before the real one is passed over, and is no status of its own", async () => {
  const hints = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
  const good = await start((socket) => socket.write(`${hints}${answer("200 OK", "[]")}`));
  expect((await list(good.broker)).ok).toBe(true);
  const broken = await start((socket) => socket.end(hints));
  expect(await failureOf(list(broken.broker))).toMatchObject({ kind: "no-answer", status: null });
});
