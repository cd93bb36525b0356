/**
 * What the broker keeps from this account, by its token's authorities. A token that names none says nothing:
 * then nothing is taken for hidden.
 */
export function hiddenFields(authorities: readonly string[]): { email: boolean; phone: boolean } {
  const lacks = (authority: string) => authorities.length > 0 && !authorities.includes(authority);
  return { email: lacks("EMAIL_READ"), phone: lacks("PHONE_READ") };
}

/** Whether numbers have a decimal comma where this person is: their spreadsheet separates by semicolons then. */
export function usesDecimalComma(acceptLanguage: string | null): boolean {
  const [locale = ""] = (acceptLanguage ?? "").split(/[,;]/);
  try {
    return new Intl.NumberFormat(locale.trim() || "en").format(1.5).includes(",");
  } catch {
    return false;
  }
}
