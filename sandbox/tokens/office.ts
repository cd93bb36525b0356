import { randomUUID } from "node:crypto";
import * as z from "zod";
import { ACCOUNTS, type Account } from "../accounts.ts";
import { Signer } from "./jwt.ts";

const REFRESH_SECONDS = 31 * 86_400;

const payloadSchema = z.object({
  email: z.string(),
  exp: z.number(),
  jti: z.string(),
  /** Only a refresh token has it: the access token that it was issued with. */
  ati: z.string().optional(),
});

export type Pair = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly jti: string;
  /** Seconds from now. */
  readonly expiresIn: number;
  readonly account: Account;
};

type Checked =
  | { readonly state: "good"; readonly account: Account; readonly jti: string }
  | { readonly state: "expired" | "malformed" };

type Live = Omit<Pair, "expiresIn"> & { readonly until: number };

/**
 * Issues tokens and knows which of them are dead. Tokens outlive a restart with the same seed,
 * as those of a real broker do.
 */
export class TokenOffice {
  readonly #signer: Signer;
  readonly #dead = new Set<string>();
  readonly #live = new Map<string, Live>();
  /** All access tokens issued before this moment (ms) are dead; the same for refresh tokens. */
  #accessFrom = 0;
  #refreshFrom = 0;
  readonly #issuedAt = new Map<string, number>();
  #turn = 0;

  constructor(seed: number) {
    this.#signer = new Signer(`sandbox-${seed}`);
  }

  /** Signs an account in. With `shared`, all its sign-ins get the one token that is alive. */
  signIn(account: Account, lifetime: number, now: number, shared: boolean): Pair {
    const live = this.#live.get(account.username);
    if (shared && live && live.until > now && this.check(live.accessToken, "access", now).state === "good") {
      return { ...live, expiresIn: Math.max(0, Math.floor((live.until - now) / 1000)) };
    }
    return this.#issue(account, lifetime, now, null);
  }

  /**
   * A new pair for a refresh token that was found good. With `rotation` the used token is dead and a new one
   * comes; with `shared` the access token that all sign-ins of the account had dies too.
   */
  refresh(
    token: string,
    good: Checked & { state: "good" },
    how: { lifetime: number; now: number; rotation: boolean; shared: boolean },
  ): Pair {
    const live = this.#live.get(good.account.username);
    if (how.shared && live) this.#dead.add(live.jti);
    if (how.rotation) this.#dead.add(good.jti);
    return this.#issue(good.account, how.lifetime, how.now, how.rotation ? null : token);
  }

  check(token: string, kind: "access" | "refresh", now: number): Checked {
    const payload = payloadSchema.safeParse(this.#signer.read(token));
    if (!payload.success) return { state: "malformed" };
    const { email, exp, jti, ati } = payload.data;
    const account = ACCOUNTS.find((one) => one.username === email);
    if (!account || (kind === "refresh") !== (ati !== undefined)) return { state: "malformed" };
    const turn = this.#issuedAt.get(jti) ?? 0;
    const from = kind === "access" ? this.#accessFrom : this.#refreshFrom;
    if (exp * 1000 <= now || turn < from || this.#dead.has(jti)) return { state: "expired" };
    return { state: "good", account, jti };
  }

  /** Kills every token issued so far. */
  killAll(kind: "access" | "refresh"): void {
    this.#turn += 1;
    if (kind === "access") this.#accessFrom = this.#turn;
    else this.#refreshFrom = this.#turn;
  }

  #issue(account: Account, lifetime: number, now: number, keep: string | null): Pair {
    const jti = randomUUID();
    const refreshJti = randomUUID();
    this.#issuedAt.set(jti, this.#turn).set(refreshJti, this.#turn);
    const claims = {
      aud: ["proxy", "processing", "statistic", "auth"],
      user_name: `${account.username}:${account.partnerId}`,
      scope: ["read", "write"],
      partnerId: account.partnerId,
      authorities: account.authorities,
      email: account.username,
      account_uuid: account.accountUuid,
      client_id: "lead-provider",
    };
    // Rounded up: a token never dies before the seconds that it was promised.
    const exp = Math.ceil(now / 1000) + lifetime;
    const pair = {
      accessToken: this.#signer.sign({ ...claims, exp, jti }),
      refreshToken:
        keep ??
        this.#signer.sign({
          ...claims,
          ati: jti,
          exp: Math.floor(now / 1000) + REFRESH_SECONDS,
          jti: refreshJti,
        }),
      jti,
      account,
    };
    this.#live.set(account.username, { ...pair, until: exp * 1000 });
    return { ...pair, expiresIn: lifetime };
  }
}
