import { OFFERS } from "../accounts.ts";
import { type Answer, json, refusal } from "../answers.ts";
import type { Broker } from "../broker.ts";
import { callerOf } from "./bearer.ts";
import { type Call, mediaType, type Work } from "./call.ts";
import { type AccountBody, createBody, furtherFields, isStorable, isValidModel } from "./create-body.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const NOT_STORED =
  "could not execute batch; SQL [insert into account (address, birth_date, branch_uuid, city, country, email, " +
  "first_name, last_name, lead_source, phone, post_code, state, uuid) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)]; " +
  "nested exception is org.hibernate.exception.DataException: could not execute batch";

/** The create endpoint (UPSTREAM 2), its checks in the order in which such a server makes them. */
export const answerCreate: Work = (broker, call) => {
  const refuse = (status: number, message: string) => refusal(status, message, broker.now());
  const body = bodyOf(call);
  // Counted before anything is checked: the ledger says what a client tried, not what was good.
  const attempt = noteAttempt(broker, body.success ? body.data.account : null);
  const caller = callerOf(broker, call);
  if (caller.refused) return caller.refused;
  if (mediaType(call) !== "application/json") {
    return refuse(415, `Content type '${mediaType(call)}' not supported`);
  }
  if (!/application\/json|\*\/\*/.test(call.headers.accept ?? "*/*")) {
    return refuse(406, "Could not find acceptable representation");
  }
  if (!body.success) return refuse(400, `JSON parse error: ${body.message}`);
  const { offerUuid, account } = body.data;
  if (offerUuid && !UUID.test(offerUuid)) {
    return refuse(400, `JSON parse error: Cannot deserialize value of type UUID from String "${offerUuid}"`);
  }
  if (!offerUuid || !account || !isValidModel(account, broker.settings.requiredFields)) {
    return refuse(500, "Register Account Model is not valid");
  }
  const partnerId = account.partnerId ?? -1;
  const book = broker.book(partnerId);
  if (!book || !caller.account.partners.includes(partnerId)) return refuse(403, "Access is denied");
  if (!OFFERS.some(({ uuid }) => uuid === offerUuid.toLowerCase())) {
    return refuse(404, "Entity not found: [status 404 reading OfferClient#findOne(UUID)]");
  }
  const email = account.email ?? "";
  if (!broker.settings.allowDuplicates && book.find(email)) {
    return refuse(409, `Account [${email}:${partnerId}] already exists`);
  }
  if (!isStorable(account)) return refuse(400, NOT_STORED);
  const lead = book.receive(receivedOf(account), broker.now());
  if (attempt) {
    attempt.count += 1;
    attempt.arrivedAt.push(new Date().toISOString());
    attempt.uuids.push(lead.uuid);
  }
  return json(200, { uuid: lead.uuid, email, partnerId, created: new Date(lead.created).toISOString() });
};

type Body =
  | { readonly success: true; readonly data: ReturnType<typeof createBody.parse> }
  | { readonly success: false; readonly message: string };

function bodyOf(call: Call): Body {
  try {
    const parsed = createBody.safeParse(JSON.parse(call.body));
    if (parsed.success) return parsed;
    const { message = "", path = [] } = parsed.error.issues[0] ?? {};
    return { success: false, message: `${message} (at ${path.join(".") || "the top"})` };
  } catch {
    return { success: false, message: "Unexpected character" };
  }
}

function noteAttempt(broker: Broker, account: AccountBody | null | undefined) {
  if (!account?.email) return null;
  return broker.ledger.attempted(account.partnerId ?? -1, account.email, account);
}

const receivedOf = (account: AccountBody) => ({
  name: account.name ?? "",
  surname: account.surname ?? "",
  email: account.email ?? "",
  phone: account.phone ?? "",
  country: account.country ?? null,
  source: account.leadInfo?.leadSource ?? null,
  more: furtherFields(account),
});

/** A success answer in one of the ways that nobody documented; a refusal stays what it is. */
export function restyleCreated(answer: Answer, body: string, status: number): Answer {
  if (answer.status >= 300) return answer;
  if (body === "json") return { ...answer, status };
  if (body === "empty") return { status, headers: {}, body: "" };
  if (body === "text") return { status, headers: { "content-type": "text/plain" }, body: "Account created" };
  if (body === "no-uuid") return json(status, { result: "OK" });
  return { status, headers: { "content-type": "text/html" }, body: "<html><body>OK</body></html>" };
}
