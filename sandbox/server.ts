import { createServer, type Server } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { type Answer, refusal } from "./answers.ts";
import type { Broker } from "./broker.ts";
import { controlOf } from "./control.ts";
import type { Work } from "./endpoints/call.ts";
import { answerCreate } from "./endpoints/create.ts";
import { answerList } from "./endpoints/list.ts";
import { answerToken } from "./endpoints/token.ts";
import type { Endpoint } from "./faults/schema.ts";
import { serveCall } from "./serve-call.ts";

type Env = { Bindings: HttpBindings };

/** What no endpoint wants, in the shape of the resource endpoints. */
function unwanted({ status, headers, body }: Answer): Response {
  return new Response(String(body), { status, headers });
}

/** Answers are written to the raw response, because faults need its socket. */
function appOf(broker: Broker): Hono<Env> {
  const app = new Hono<Env>();
  const run = async (
    context: Context<Env>,
    endpoint: Endpoint,
    work: Work,
    body: string,
    partner: string,
  ) => {
    await serveCall(broker, endpoint, work, context.env.incoming, context.env.outgoing, { body, partner });
    return RESPONSE_ALREADY_SENT;
  };
  app.post("/proxy/auth/oauth/token", async (context) => {
    const body = await context.req.text();
    const refresh = new URLSearchParams(body).get("grant_type") === "refresh_token";
    return run(context, refresh ? "refresh" : "token", answerToken, body, "");
  });
  app.post("/proxy/processing/api/accounts", async (context) =>
    run(context, "create", answerCreate, await context.req.text(), ""),
  );
  app.get("/proxy/statistic/api/partner/:partner/accounts/view/for-lead-provider", (context) =>
    run(context, "list", answerList, "", context.req.param("partner")),
  );
  app.all("/proxy/*", ({ req }) => {
    const known = app.routes.some(({ path }) => path === req.path);
    const message = known ? `Request method '${req.method}' not supported` : "No message available";
    return unwanted(refusal(known ? 405 : 404, message, broker.now()));
  });
  app.route("/__control", controlOf(broker));
  return app;
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

type Listening = {
  readonly port: number;
  /** The origin, without a trailing slash. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/**
 * Listens on the loopback addresses only; port 0 takes a free one, on 127.0.0.1 alone.
 * Fails with the system's error where a port is taken.
 */
export async function startServer(broker: Broker, port: number): Promise<Listening> {
  const listener = getRequestListener(appOf(broker).fetch);
  const make = () =>
    createServer({ keepAliveTimeout: 65_000 }, (incoming, out) => void listener(incoming, out));
  const four = make();
  const taken = await listen(four, port, "127.0.0.1");
  const servers = [four];
  if (port !== 0) {
    // `localhost` may mean ::1: somebody else must not answer there. A machine without IPv6 has none.
    const six = make();
    try {
      await listen(six, port, "::1");
      servers.push(six);
    } catch (error) {
      const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (inUse) {
        await close(four);
        throw error;
      }
    }
  }
  const stop = async () => {
    await Promise.all(servers.map(close));
  };
  return { port: taken, url: `http://${servers.length > 1 ? "localhost" : "127.0.0.1"}:${taken}`, stop };
}
