/** Who may sign in at the sandbox, and for what. Tests and scripts import these constants. */

/** The value of the token endpoint's `Authorization` header (made up; it opens nothing but this sandbox). */
export const CLIENT_AUTHORIZATION = `Basic ${btoa("lead-provider:sandbox-secret")}`;

const AUTHORITIES = ["PHONE_READ", "EMAIL_READ", "ROLE_LEAD_PROVIDER", "LEAD_PROVIDER"] as const;
type Authority = (typeof AUTHORITIES)[number];

export type Account = {
  readonly username: string;
  readonly password: string;
  readonly accountUuid: string;
  /** The partner that the token names. */
  readonly partnerId: number;
  /** Every partner whose leads this account may list and create. */
  readonly partners: readonly number[];
  readonly authorities: readonly Authority[];
};

export const PARTNER = 115;
const OTHER_PARTNER = 220;

/** May do everything for partner 115. */
export const DEMO: Account = {
  username: "demo@affiliate.example",
  password: "demo-password",
  accountUuid: "5d0f5a9e-3f0b-4c83-9c5e-0f6f2f7c1a01",
  partnerId: PARTNER,
  partners: [PARTNER],
  authorities: AUTHORITIES,
};

/** A colleague at the same partner. */
export const COLLEAGUE: Account = {
  username: "colleague@affiliate.example",
  password: "colleague-password",
  accountUuid: "5d0f5a9e-3f0b-4c83-9c5e-0f6f2f7c1a02",
  partnerId: PARTNER,
  partners: [PARTNER],
  authorities: AUTHORITIES,
};

/** Works for another partner, who sees other leads. */
export const STRANGER: Account = {
  username: "stranger@otherpartner.example",
  password: "stranger-password",
  accountUuid: "5d0f5a9e-3f0b-4c83-9c5e-0f6f2f7c1a03",
  partnerId: OTHER_PARTNER,
  partners: [OTHER_PARTNER],
  authorities: AUTHORITIES,
};

/** Same partner, but phones and emails come masked. */
export const MASKED: Account = {
  username: "masked@affiliate.example",
  password: "masked-password",
  accountUuid: "5d0f5a9e-3f0b-4c83-9c5e-0f6f2f7c1a04",
  partnerId: PARTNER,
  partners: [PARTNER],
  authorities: ["ROLE_LEAD_PROVIDER", "LEAD_PROVIDER"],
};

/** Its token says partner 0, which is a real value; it may act for 115 as well, as the guide's example does. */
export const ZERO: Account = {
  username: "zero@affiliate.example",
  password: "zero-password",
  accountUuid: "5d0f5a9e-3f0b-4c83-9c5e-0f6f2f7c1a05",
  partnerId: 0,
  partners: [0, PARTNER],
  authorities: AUTHORITIES,
};

export const ACCOUNTS: readonly Account[] = [DEMO, COLLEAGUE, STRANGER, MASKED, ZERO];

export const OFFERS = [
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
  {
    uuid: "9a1f0c52-6f0e-4d3a-9d57-0c5b1f6a2e03",
    name: "Index Starter",
    leadSource: { name: "Index Starter", site: "", description: "" },
  },
] as const;

/** A UUID in the right form that no offer has: what a broker answers 404 to. */
export const UNKNOWN_OFFER = "00000000-0000-4000-8000-00000000dead";

type DemoBroker = {
  readonly id: string;
  readonly name: string;
  readonly websiteUrl: string;
  readonly clientAuthorization: string;
  /** Undefined where the token alone shall say it. */
  readonly partnerId?: number | undefined;
  readonly offers: readonly (typeof OFFERS)[number][];
  readonly defaultCountry: string;
  readonly timeZone: string;
  readonly requiredFields?: readonly string[];
  readonly phoneFormat?: string;
  readonly callsPerMinute?: number;
  readonly callsAtOnce?: number;
};

/** Changes to the first broker (`north`), and the address of a second one where a test wants two. */
export type DemoOptions = {
  readonly north?: Partial<DemoBroker>;
  readonly southUrl?: string;
  readonly south?: Partial<DemoBroker>;
};

/** The content of a `BROKERS_FILE` for sandboxes listening at these addresses (origins, no trailing slash). */
export function demoBrokers(url: string, options: DemoOptions = {}): { brokers: DemoBroker[] } {
  const north: DemoBroker = {
    id: "north",
    name: "North Markets",
    websiteUrl: url,
    clientAuthorization: CLIENT_AUTHORIZATION,
    partnerId: PARTNER,
    offers: [...OFFERS],
    defaultCountry: "PL",
    timeZone: "Europe/Warsaw",
    ...options.north,
  };
  if (options.southUrl === undefined) return { brokers: [north] };
  const south: DemoBroker = {
    ...north,
    id: "south",
    name: "South Capital",
    websiteUrl: options.southUrl,
    offers: [OFFERS[0]],
    defaultCountry: "DE",
    timeZone: "America/New_York",
    ...options.south,
  };
  return { brokers: [north, south] };
}
