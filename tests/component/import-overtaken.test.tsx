import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ImportStore } from "#components/import/store.ts";
import { type Answers, press, reader, stage } from "./import-stage.tsx";
import { BROKER } from "./lead-form-stage.tsx";

const ROWS = "First name\tLast name\tEmail\tPhone\tMobile\nJan\tNowak\tjan@x.pl\t+48600100200\t+48600100299";

const column = (name: string) => screen.getByRole("combobox", { name });
const heading = (name: string) => screen.findByRole("heading", { name });
const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

/** A desk that keeps its first answer about what was submitted before; the leads that it was handed. */
function slowDesk() {
  const handed: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<unknown>();
  let isFirst = true;
  const answers: Answers = (url, body) => {
    if (url.endsWith("/rows")) for (const { lead } of body.rows) handed.push(lead);
    if (!url.endsWith("/already") || !isFirst) return undefined;
    isFirst = false;
    return promise;
  };
  return { answers, handed, answer: () => resolve({ already: [false] }) };
}

/** To the second step, its check under way. */
async function toChecking(user: UserEvent): Promise<void> {
  await user.click(screen.getByRole("textbox", { name: "Paste rows" }));
  await user.paste(ROWS);
  await press(user, "Continue");
  await heading("Match columns");
  await press(user, "Continue");
  await screen.findByRole("progressbar", { name: "Checking the rows" });
}

/** The check that was overtaken ends, which nobody sees; the next one is shown, and its leads are sent. */
async function sendAfter(user: UserEvent, answer: () => void): Promise<void> {
  expect(screen.queryByRole("progressbar")).toBeNull();
  answer();
  await soon();
  expect(screen.getByRole("heading", { name: "Match columns" })).toBeInTheDocument();
  await press(user, "Continue");
  await heading("Check rows");
  await press(user, "Send 1 lead");
}

test("a column that is changed while rows are checked is the one that is sent", async () => {
  const { answers, handed, answer } = slowDesk();
  const { user, push } = stage(answers);
  await toChecking(user);
  await user.selectOptions(column("Phone"), "Mobile");
  expect(column("Phone")).toHaveFocus();
  await sendAfter(user, answer);
  await waitFor(() => expect(push).toHaveBeenCalledOnce());
  expect(handed).toMatchObject([{ phone: "+48600100299" }]);
});

test("an offer, a country and a source that are changed while rows are checked are those that are sent", async () => {
  const { answers, handed, answer } = slowDesk();
  const { user, push } = stage(answers);
  await toChecking(user);
  await user.selectOptions(column("Offer"), "Gold Basics");
  await user.selectOptions(column("Where a row has none"), "Poland");
  await user.type(screen.getByRole("textbox", { name: "Tracking ID" }), "c7");
  await sendAfter(user, answer);
  await waitFor(() => expect(push).toHaveBeenCalledOnce());
  const source = { name: "Gold Basics", trackingId: "c7" };
  expect(handed).toMatchObject([{ offerUuid: BROKER.offers[1]?.uuid, country: "PL", source }]);
});

test("whoever goes back while rows are checked stays there", async () => {
  const { answers, answer } = slowDesk();
  const { user } = stage(answers);
  await toChecking(user);
  await press(user, "Back");
  await heading("Choose a file or paste rows");
  answer();
  await soon();
  expect(screen.getByRole("heading", { name: "Choose a file or paste rows" })).toBeInTheDocument();
  expect(screen.queryByRole("progressbar")).toBeNull();
  await press(user, "Continue");
  await heading("Match columns");
});

/** A file that the disk gives only when the test says so. */
function slowFile() {
  const { promise, resolve } = Promise.withResolvers<ArrayBuffer>();
  const file = Object.assign(new File([SLOW_ROWS], "slow.csv"), { arrayBuffer: () => promise });
  return { file, arrive: () => resolve(new TextEncoder().encode(SLOW_ROWS).buffer) };
}

const SLOW_ROWS = "First name,Last name,Email,Phone\nEwa,Lis,ewa@x.pl,+48600100201";
const quickFile = () => new File([SLOW_ROWS.replaceAll("ewa", "quick")], "quick.csv");
const box = () => screen.getByRole("textbox", { name: "Paste rows" });
const facts = () => screen.findByRole("region", { name: "What was read" });

async function toReading(user: UserEvent): Promise<() => void> {
  const { file, arrive } = slowFile();
  await user.upload(screen.getByLabelText("File"), file);
  await screen.findByRole("progressbar", { name: "Reading the rows" });
  return arrive;
}

test("the second of two files counts though the first is still being read, and what was pasted stays", async () => {
  const { user } = stage();
  const arrive = await toReading(user);
  await user.click(box());
  await user.paste(ROWS);
  await user.upload(screen.getByLabelText("File"), quickFile());
  expect(await facts()).toHaveTextContent("quick.csv");
  arrive();
  await soon();
  expect(await facts()).toHaveTextContent("quick.csv");
  expect(box()).toHaveValue(ROWS);
  expect(box()).toHaveAccessibleDescription(/^Not used: quick\.csv was chosen after it\./);
  await press(user, "Continue");
  await heading("Match columns");
  expect(await facts()).toHaveTextContent("quick.csv");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("rows that are pasted while a file is read count from then on", async () => {
  const { user } = stage();
  const arrive = await toReading(user);
  await user.click(box());
  await user.paste(ROWS);
  await press(user, "Continue");
  await heading("Match columns");
  arrive();
  await soon();
  expect(await facts()).toHaveTextContent("Pasted rows");
});

test("Continue for a file does not go on past rows that are pasted after it", async () => {
  const { user } = stage();
  const arrive = await toReading(user);
  await press(user, "Continue");
  await user.click(box());
  await user.paste(ROWS);
  arrive();
  expect(await facts()).toHaveTextContent("slow.csv");
  await press(user, "Continue");
  await heading("Match columns");
  expect(await facts()).toHaveTextContent("Pasted rows");
});

test("a file that cannot be read costs no pasted row, and the same rows pasted again count again", async () => {
  const { user } = stage();
  await user.click(box());
  await user.paste(ROWS);
  await user.upload(screen.getByLabelText("File"), new File(["%PDF-1.7"], "leads.csv"));
  await screen.findByRole("alert");
  await press(user, "Continue");
  await heading("Match columns");
  expect(await facts()).toHaveTextContent("Pasted rows");
  await press(user, "Back");
  await user.upload(screen.getByLabelText("File"), quickFile());
  await waitFor(async () => expect(await facts()).toHaveTextContent("quick.csv"));
  await user.clear(box());
  await user.paste(ROWS);
  await press(user, "Continue");
  await heading("Match columns");
  expect(await facts()).toHaveTextContent("Pasted rows");
});

test("what waited for a reader that was ended does not end the next one", async () => {
  const store = new ImportStore("account", BROKER, reader().start);
  const lost = store.attempt(async () => {
    await store.session().fixes();
  });
  store.close();
  const next = store.session();
  await lost;
  expect(store.get().trouble).toBeNull();
  expect(store.session()).toBe(next);
  store.close();
});
