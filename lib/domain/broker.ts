/** The account fields a broker may require beside names, email and phone (UPSTREAM 2, "optional account fields"). */
export const OPTIONAL_FIELDS = ["country", "state", "city", "postCode", "address", "dateOfBirth"] as const;
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

export const PHONE_FORMATS = ["e164", "digits", "national"] as const;
export type PhoneFormat = (typeof PHONE_FORMATS)[number];

/** What a lead is registered for. The source parts are a preset for the form; any may be empty. */
export type Offer = {
  readonly uuid: string;
  readonly name: string;
  readonly leadSource: { readonly name: string; readonly site: string; readonly description: string };
};

/** What pages may know of a broker: nothing that signs in, no address. */
export type BrokerProfile = {
  readonly id: string;
  readonly name: string;
  readonly offers: readonly Offer[];
  /** ISO 3166-1 alpha-2; null where the configuration names none. */
  readonly defaultCountry: string | null;
  /** IANA zone in which this broker's calendar days are counted. */
  readonly timeZone: string;
  readonly requiredFields: readonly OptionalField[];
  readonly phoneFormat: PhoneFormat;
};
