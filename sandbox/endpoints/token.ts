import { ACCOUNTS, CLIENT_AUTHORIZATION } from "../accounts.ts";
import { type Answer, json, oauthRefusal } from "../answers.ts";
import type { Broker } from "../broker.ts";
import type { Pair } from "../tokens/office.ts";
import { mediaType, type Work } from "./call.ts";

/** The token endpoint (UPSTREAM 1): password and refresh grants. */
export const answerToken: Work = (broker, call) => {
  if (call.headers.authorization !== CLIENT_AUTHORIZATION) {
    const answer = oauthRefusal(401, "invalid_client", "Bad client credentials");
    return { ...answer, headers: { ...answer.headers, "www-authenticate": 'Basic realm="oauth2/client"' } };
  }
  if (mediaType(call) !== "application/x-www-form-urlencoded") {
    return oauthRefusal(415, "invalid_request", `Content type '${mediaType(call)}' not supported`);
  }
  const form = new URLSearchParams(call.body);
  const grant = form.get("grant_type");
  if (grant === "password") return byPassword(broker, form);
  if (grant === "refresh_token") return byRefresh(broker, form.get("refresh_token") ?? "");
  return grant
    ? oauthRefusal(400, "unsupported_grant_type", `Unsupported grant type: ${grant}`)
    : oauthRefusal(400, "invalid_request", "Missing grant type");
};

function byPassword(broker: Broker, form: URLSearchParams): Answer {
  const username = form.get("username")?.toLowerCase();
  const account = ACCOUNTS.find((one) => one.username === username);
  if (!account || account.password !== form.get("password")) {
    return oauthRefusal(401, "unauthorized", "Authentication error");
  }
  const { expiresIn, legacyTokens } = broker.settings;
  return given(broker.tokens.signIn(account, expiresIn, broker.now(), legacyTokens));
}

/** Refusals echo the token, as this server family does: nobody may log them as they are. */
function byRefresh(broker: Broker, token: string): Answer {
  const { expiresIn, rotation, legacyTokens, refuseRefresh } = broker.settings;
  const now = broker.now();
  const checked = broker.tokens.check(token, "refresh", now);
  if (checked.state !== "good" || refuseRefresh) {
    return oauthRefusal(400, "invalid_grant", `Invalid refresh token: ${token}`);
  }
  return given(
    broker.tokens.refresh(token, checked, { lifetime: expiresIn, now, rotation, shared: legacyTokens }),
  );
}

const given = ({ accessToken, refreshToken, expiresIn, jti, account }: Pair): Answer =>
  json(200, {
    access_token: accessToken,
    token_type: "bearer",
    refresh_token: refreshToken,
    expires_in: expiresIn,
    scope: "read write",
    account_uuid: account.accountUuid,
    manager_scope: "3a8d1f70-0000-4000-8000-0000000000aa",
    partnerId: account.partnerId,
    email: account.username,
    jti,
    fl: null,
  });
