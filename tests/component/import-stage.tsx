import { render, screen, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js";
import { onTestFinished, vi } from "vitest";
import { ImportDesk } from "#components/import/reader/import-desk.ts";
import { ImportSession, type WorkerPort } from "#components/import/reader/session.ts";
import { ImportStore } from "#components/import/store.ts";
import { ImportWizard } from "#components/import/wizard.tsx";
import { SessionGate } from "#components/shell/session-gate.tsx";
import { BROKER } from "./lead-form-stage.tsx";
import "./ui-dom.ts";

// jsdom lays nothing out: without a height no row would be in view.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 900 });

type Message = MessageEvent["data"];

/** The worker's own desk on the page's thread; it takes a moment for each answer, as a worker does. */
export function reader(): { readonly start: () => ImportSession; readonly stop: () => void } {
  let isStopped = false;
  const start = () => {
    const events = new EventTarget();
    const desk = new ImportDesk();
    let isTerminated = false;
    const reply = (data: unknown) => {
      if (!isTerminated) events.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
    };
    const port: WorkerPort = {
      addEventListener: events.addEventListener.bind(events),
      terminate: () => {
        isTerminated = true;
      },
      postMessage: ({ id, method, args }: Message) => {
        const ask: unknown = Reflect.get(desk, method);
        if (isStopped || typeof ask !== "function") {
          reply({ id, kind: "failed", message: "out of memory" });
          return;
        }
        void Promise.resolve(Reflect.apply(ask, desk, args)).then(async (value) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          reply({ id, kind: "done", value });
        });
      },
    };
    return new ImportSession(port);
  };
  return {
    start,
    stop: () => {
      isStopped = true;
    },
  };
}

/** What the desk is asked, and what it answers, now or later: null is no answer at all. */
export type Answers = (url: string, body: Message) => unknown;

const USUAL: Answers = (url, body) => {
  if (url.endsWith("/match")) return { match: null };
  if (url.endsWith("/already")) return { already: body.emails.map(() => false) };
  if (url.endsWith("/rows")) return { stored: body.rows.length, already: [], faulty: [] };
  if (url.endsWith("/send")) return { id: "b1", total: 2, already: 0 };
  return { id: "b1" };
};

type Stage = {
  readonly user: UserEvent;
  /** Each question to the desk, "/api/batches" left out. */
  readonly asked: string[];
  readonly push: ReturnType<typeof vi.fn<(href: string) => void>>;
  readonly stopReader: () => void;
};

/** The page over a desk that answers as the test says, else as usual. */
export function stage(answers: Answers = () => undefined): Stage {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const body: Message = JSON.parse(String(init.body));
    asked.push(url.replace("/api/batches", ""));
    const { promise: late, reject } = Promise.withResolvers<never>();
    init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    const said = await Promise.race([answers(url, body), late]);
    const answer = said === undefined ? USUAL(url, body) : said;
    if (answer === null) throw new TypeError("Failed to fetch");
    return Response.json(answer);
  });
  const push = vi.fn((_: string) => undefined);
  const nothing = () => undefined;
  const router = {
    ...{ back: nothing, forward: nothing, refresh: nothing, hmrRefresh: nothing, prefetch: nothing },
    ...{ replace: nothing, push, bfcacheId: "" },
  };
  const { start, stop } = reader();
  const store = new ImportStore("account", BROKER, start);
  onTestFinished(() => store.close());
  render(
    <AppRouterContext value={router}>
      <SessionGate
        account="a"
        username="demo"
        brokerName={BROKER.name}
        signInAgain={async () => ({ ok: true })}
        signOut={async () => undefined}
      >
        <ImportWizard
          account="a"
          broker={BROKER}
          countries={[{ code: "PL", name: "Poland" }]}
          history={<p>Earlier imports</p>}
          store={store}
        />
      </SessionGate>
    </AppRouterContext>,
  );
  return { user: userEvent.setup(), asked, push, stopReader: stop };
}

export const press = (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(screen.getByRole("button", { name }));

export const grid = (): HTMLElement => screen.getByRole("grid", { name: "Rows" });
export const cell = (name: string): HTMLElement => within(grid()).getByRole("gridcell", { name });

/** Through the first two steps to the rows, which are given without their header. */
export async function toRows(user: UserEvent, rows: readonly string[]): Promise<void> {
  const text = ["First name\tLast name\tEmail\tPhone", ...rows].join("\n");
  await user.click(screen.getByRole("textbox", { name: "Paste rows" }));
  await user.paste(text);
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Match columns" });
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Check rows" });
}
