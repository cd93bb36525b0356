import { findEmails } from "./paste-email.ts";
import { digitsOf, normalisePaste } from "./paste-text.ts";

const NUMBER_RUN = /[+\d(][\d ().\-–/+]*/gu;
const WRAPPING = /\b(?:mailto|tel|callto|sms):|\b(?:ext|x|wew|доб)\.?(?= *\d)/giu;

/**
 * Whether a pasted text may hold more than one value, decided at once and without phone metadata, so a paste handler
 * can take the paste over before it loads the rest. A single plain value (a name, an email, a phone, in whatever
 * wrapping) says false: it belongs where it was pasted. A true is only "may": `parsePasted` has the last word.
 */
export function looksLikeWholeLead(text: string): boolean {
  const plain = normalisePaste(text);
  let left = plain;
  const emails = findEmails(plain);
  for (const { start, end } of [...emails].reverse()) left = `${left.slice(0, start)} ${left.slice(end)}`;
  let phones = 0;
  left = left.replace(WRAPPING, " ").replace(NUMBER_RUN, (run) => {
    if (digitsOf(run).length < 6) return run;
    phones += 1;
    return " ";
  });
  if (emails.length + phones === 0) return false;
  return (emails.length > 0 && phones > 0) || /\p{L}|\p{Regional_Indicator}/u.test(left);
}
