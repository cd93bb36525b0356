import "server-only";

import type { Result } from "#lib/domain/result.ts";
import type { BrokerFailure } from "./errors.ts";
import { ask } from "./http.ts";
import { readTokenAnswer, type TokenGrant } from "./token-answer.ts";
import type { Broker, CallOptions, Question } from "./types.ts";

export type { TokenGrant } from "./token-answer.ts";

/** Password grant. `CredentialsRefusedError`: wrong username or password; `NotPermittedError`: wrong client value. */
export function requestToken(
  broker: Broker,
  { username, password }: { username: string; password: string },
  options?: CallOptions,
): Promise<Result<TokenGrant, BrokerFailure>> {
  const question = { broker, operation: "Signing in", secrets: [password, ...clientSecrets(broker)] };
  return grant(question, { grant_type: "password", username, password }, options);
}

/** Refresh grant. `CredentialsRefusedError`: the person must enter the password again. */
export function refreshToken(
  broker: Broker,
  token: string,
  options?: CallOptions,
): Promise<Result<TokenGrant, BrokerFailure>> {
  const question = { broker, operation: "Renewing the sign-in", secrets: [token, ...clientSecrets(broker)] };
  return grant(question, { grant_type: "refresh_token", refresh_token: token }, options);
}

function clientSecrets({ clientAuthorization }: Broker): string[] {
  return [clientAuthorization, clientAuthorization.replace(/^Basic\s+/i, "")];
}

async function grant(question: Question, form: Record<string, string>, options?: CallOptions) {
  const asked = await ask(
    question,
    {
      method: "POST",
      path: "/proxy/auth/oauth/token",
      headers: {
        authorization: question.broker.clientAuthorization,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(form).toString(),
    },
    options,
  );
  return asked.ok ? readTokenAnswer(question, asked.value) : asked;
}
