import type { Account } from "../accounts.ts";
import { type Answer, oauthRefusal, refusal } from "../answers.ts";
import type { Broker } from "../broker.ts";
import type { Call } from "./call.ts";

type Caller = { readonly account: Account; readonly refused: null } | { readonly refused: Answer };

/**
 * Who calls, by the bearer token. An expired token is refused in Spring's OAuth shape (which echoes it) and a
 * malformed or missing one in the guide's, unless the settings want one shape for all.
 */
export function callerOf(broker: Broker, call: Call): Caller {
  const token = /^bearer (.+)$/i.exec(call.headers.authorization ?? "")?.[1] ?? "";
  const checked = broker.tokens.check(token, "access", broker.now());
  if (checked.state === "good") return { account: checked.account, refused: null };
  const shape = broker.settings.unauthorized;
  const asOauth = shape === "oauth" || (shape === "both" && checked.state === "expired");
  return {
    refused: asOauth
      ? oauthRefusal(401, "invalid_token", `Access token expired: ${token}`)
      : refusal(401, "java.nio.charset.MalformedInputException: Input length = 1", broker.now()),
  };
}
