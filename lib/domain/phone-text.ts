// Apart from the check: the numbering plans are heavy, and a text is made plain without them.

/** The value of a digit of any script: in Unicode ten of them always stand together, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let run = 0;
  while (run < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - run - 1))) run++;
  return String(run % 10);
}

/**
 * Full-width and other scripts' digits become ASCII, invisible marks that copying brings along go. So does a bracket
 * before the plus sign, as in "(+48) 600 100 200": the library takes the closing one, but no plus behind an opening one.
 * Spreadsheets write a number as "600100200.0": its ".0" is no digit of the number. Facebook writes "p:+48600100200".
 */
export function plainPhoneText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}]+/gu, "")
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replace(/^\s*(?:tel|p):/i, "")
    .replace(/^\s*\(\s*(?=\+)/, "")
    .trim()
    .replace(/^(\+?\d{6,15})\.0+$/, "$1");
}
