import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Answers, cell, press, stage, toRows } from "./import-stage.tsx";

const ROWS = ["Jan\tNowak\tjan@x.pl\t+48600100200", "Anna\tNowak\tanna@x.pl\t+48600100201"];

/** A broker that has this one email. */
const hasJan: Answers = (url, body) =>
  url.endsWith("/known")
    ? { known: body.emails.map((email: string) => email === "jan@x.pl"), complete: true }
    : undefined;

const marked = () => screen.queryAllByText("North Markets has this email");

async function edit(user: UserEvent, from: string, to: string): Promise<void> {
  await waitFor(() => expect(cell(from)).toBeInTheDocument());
  await user.click(cell(from));
  await user.keyboard(`${to}{Enter}`);
  await waitFor(() => expect(cell(to)).toBeInTheDocument());
}

test("a row says that the broker has its email for as long as it has that email", async () => {
  const { user } = stage(hasJan);
  await toRows(user, ROWS);
  await press(user, /^Check against/);
  await screen.findByText(/^North Markets has 1 of these emails/);
  await waitFor(() => expect(marked()).toHaveLength(1));
  await edit(user, "Jan", "Janek");
  expect(marked()).toHaveLength(1);
  await edit(user, "jan@x.pl", "janek@x.pl");
  await waitFor(() => expect(marked()).toHaveLength(0));
  expect(screen.queryByText(/of these emails/)).toBeNull();
  await press(user, "Undo");
  await waitFor(() => expect(marked()).toHaveLength(1));
});

test("an email that is changed while the broker is asked is not taken for the one that was asked about", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { user, asked } = stage((url, body) =>
    url.endsWith("/known") ? promise.then(() => hasJan(url, body)) : undefined,
  );
  await toRows(user, ROWS);
  await press(user, /^Check against/);
  await waitFor(() => expect(asked.at(-1)).toBe("/known"));
  await edit(user, "jan@x.pl", "janek@x.pl");
  resolve();
  await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
  expect(marked()).toHaveLength(0);
});
