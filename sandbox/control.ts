import { Hono } from "hono";
import * as z from "zod";
import type { Broker } from "./broker.ts";
import { plannedSchema } from "./faults/schema.ts";
import { settingsSchema } from "./settings.ts";

const plans = z.union([plannedSchema.transform((one) => [one]), z.array(plannedSchema)]);
const kill = z.strictObject({ tokens: z.enum(["access", "refresh", "both"]) });

/** The way in which tests play with the broker; README.md shows it. Everything in JSON. */
export function controlOf(broker: Broker): Hono {
  const app = new Hono();

  // JSON only and no Origin: so no web page that is open in a browser can drive the sandbox.
  app.use(async (context, next) => {
    const writes = context.req.method !== "GET";
    const isJson = context.req.header("content-type")?.startsWith("application/json");
    if (context.req.header("origin") || (writes && !isJson)) {
      return context.json({ error: "send application/json, and not from a web page" }, 403);
    }
    return next();
  });

  app.onError((error, context) =>
    context.json({ error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) }, 400),
  );

  app.post("/faults", async (context) => {
    for (const plan of plans.parse(await context.req.json())) broker.faults.add(plan);
    return context.json({ waiting: broker.faults.waiting });
  });
  app.get("/faults", (context) => context.json({ waiting: broker.faults.waiting }));
  app.delete("/faults", (context) => {
    broker.faults.clear();
    return context.json({ waiting: [] });
  });

  app.get("/settings", (context) => context.json(broker.settings));
  app.post("/settings", async (context) => {
    const change = settingsSchema.partial().parse(await context.req.json());
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    broker.settings = { ...broker.settings, ...given };
    return context.json(broker.settings);
  });

  app.post("/kill", async (context) => {
    const { tokens } = kill.parse(await context.req.json());
    if (tokens !== "refresh") broker.tokens.killAll("access");
    if (tokens !== "access") broker.tokens.killAll("refresh");
    return context.json({ killed: tokens });
  });

  app.get("/ledger", (context) => context.json(broker.ledger.report()));
  app.post("/ledger/reset", (context) => {
    broker.ledger.reset();
    return context.json(broker.ledger.report());
  });

  app.post("/reset", (context) => {
    broker.reset();
    return context.json(broker.settings);
  });
  return app;
}
