/** The four parts of a broker's `leadSource`, in their order on the wire. Any may be empty or carry spaces. */
export type LeadSourceParts = {
  readonly name: string;
  readonly site: string;
  readonly description: string;
  readonly trackingId: string;
};

export type ParsedLeadSource = {
  readonly parts: LeadSourceParts;
  /** What old data carries beyond the fourth part. */
  readonly extra: readonly string[];
  /** The text exactly as it came. */
  readonly raw: string;
};

const SEPARATOR = "|";

/** Never fails: missing parts are empty. Spaces are kept, so that joining the parts again gives `raw`. */
export function parseLeadSource(text: string): ParsedLeadSource {
  const [name = "", site = "", description = "", trackingId = "", ...extra] = text.split(SEPARATOR);
  return { parts: { name, site, description, trackingId }, extra, raw: text };
}

/**
 * The string that the broker gets, or null where all four parts are blank (then nothing is sent).
 * Parts go out as they are; a part with a `|` would move the others, so refuse it before (`hasPipe`).
 */
export function formatLeadSource({ name, site, description, trackingId }: LeadSourceParts): string | null {
  const parts = [name, site, description, trackingId];
  return parts.every((part) => part.trim() === "") ? null : parts.join(SEPARATOR);
}

export function hasPipe(part: string): boolean {
  return part.includes(SEPARATOR);
}
