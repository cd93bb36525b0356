import { render, screen } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import { AddLead } from "#components/lead-form/add-lead.tsx";
import type { SubmitLead } from "#components/lead-form/use-outbox.ts";
import { SessionGate } from "#components/shell/session-gate.tsx";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import type { DeskSubmissions, SubmissionView } from "#lib/domain/submission-view.ts";

export const BROKER: BrokerProfile = {
  id: "north",
  name: "North Markets",
  offers: [
    {
      uuid: "9a1f0c52-6f0e-4d3a-9d57-0c5b1f6a2e01",
      name: "Autumn FX",
      leadSource: { name: "Autumn FX", site: "autumnfx.example", description: "Landing B" },
    },
    {
      uuid: "9a1f0c52-6f0e-4d3a-9d57-0c5b1f6a2e02",
      name: "Gold Basics",
      leadSource: { name: "Gold Basics", site: "goldbasics.example", description: "Webinar" },
    },
  ],
  defaultCountry: "PL",
  timeZone: "Europe/Warsaw",
  requiredFields: [],
  phoneFormat: "e164",
};

export const NOTHING: DeskSubmissions = { unsettled: [], recent: [] };

type Handed = Parameters<SubmitLead>[0];

export function viewOf(handed: Handed, over: Partial<SubmissionView> = {}): SubmissionView {
  const { firstName, lastName, email } = handed.lead;
  return {
    id: handed.submissionId,
    state: "accepted",
    reason: null,
    email,
    name: `${firstName} ${lastName}`,
    offer: "Autumn FX",
    attempts: 1,
    leadId: null,
    technical: null,
    createdAt: "2026-11-20T12:00:00.000Z",
    settledAt: null,
    nextAt: null,
    lead: null,
    ...over,
  };
}

/** The desk's answer with this state of the lead. */
export const answer =
  (over: Partial<SubmissionView> = {}): SubmitLead =>
  async (handed) =>
    ok(viewOf(handed, over));

export const refuse =
  (code: Parameters<typeof problem>[0]): SubmitLead =>
  async () =>
    err(problem(code, { broker: BROKER.name, doing: "save the lead" }));

/** No network: what a server action does then. */
export const unreached: SubmitLead = async () => {
  throw new TypeError("Failed to fetch");
};

const failed = async () => err(problem("unexpected", { broker: BROKER.name, doing: "change the lead" }));

type Stage = {
  readonly user: UserEvent;
  readonly submit: ReturnType<typeof vi.fn<SubmitLead>>;
  readonly signInAgain: ReturnType<typeof vi.fn<(password: string) => Promise<{ ok: true }>>>;
};

/** The page over a desk that answers as the test says; the network itself gives no answer. */
export function stage(
  over: {
    readonly broker?: Partial<BrokerProfile>;
    readonly initial?: DeskSubmissions;
    readonly submit?: SubmitLead;
  } = {},
): Stage {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const broker = { ...BROKER, ...over.broker };
  const submit = vi.fn<SubmitLead>(over.submit ?? answer());
  const signInAgain = vi.fn(async (_: string) => ({ ok: true }) as const);
  const leave = async () => undefined;
  render(
    <SessionGate
      account="a"
      username="demo"
      brokerName={broker.name}
      signInAgain={signInAgain}
      signOut={leave}
    >
      <AddLead
        account="a"
        broker={broker}
        empty={emptyLeadForm(broker)}
        countries={[
          { code: "CZ", name: "Czechia" },
          { code: "PL", name: "Poland" },
        ]}
        initial={over.initial ?? NOTHING}
        actions={{ submit, tryAgain: failed, cancel: failed }}
      />
    </SessionGate>,
  );
  return { user: userEvent.setup(), submit, signInAgain };
}

export const box = (name: string): HTMLElement => screen.getByRole("textbox", { name });

export async function typeLead(user: UserEvent, email = "jan@x.pl"): Promise<void> {
  await user.type(box("First name"), "Jan");
  await user.type(box("Last name"), "Nowak");
  await user.type(box("Email"), email);
  await user.type(box("Phone"), "600100200");
}

export const NEXT = "{Control>}{Shift>}{Enter}{/Shift}{/Control}";
export const STAY = "{Control>}{Enter}{/Control}";
