/** Scripts that a label may be written in, one at a time; Japanese and Korean are each written in several. */
const SCRIPTS =
  "Latn Grek Cyrl Arab Hebr Armn Geor Deva Beng Guru Gujr Taml Telu Knda Mlym Sinh Thai Laoo Khmr Mymr Ethi Han|Hira|Kana Han|Hang";

const ONE_SCRIPT = new RegExp(
  `^(?:${SCRIPTS.split(" ")
    .map((names) => `[${names.replace(/\w+/g, "\\p{scx=$&}").replaceAll("|", "")}\\d-]+`)
    .join("|")})$`,
  "u",
);

/** Cyrillic or Greek letters alone that look like a Latin word: "аррӏе" is not "apple". */
const LOOKS_LATIN = /^(?:[асԁеһіјӏорԛѕԝхуьҽпгѵѡ\d-]+|[αικνρυωηοτ\d-]+)$/u;

const MOST = 0x10_ff_ff;

/** RFC 3492, for what follows "xn--"; null for what is no punycode. */
function decode(text: string): string | null {
  const end = text.lastIndexOf("-");
  const letters = end > 0 ? [...text.slice(0, end)] : [];
  let [point, place, bias] = [128, 0, 72];
  for (let at = end > 0 ? end + 1 : 0; at < text.length; ) {
    const before = place;
    for (let weight = 1, base = 36; ; base += 36) {
      // a to z are 0 to 25, the digits follow them.
      const digit = (Number.parseInt(text.charAt(at), 36) + 26) % 36;
      if (Number.isNaN(digit)) return null;
      at += 1;
      place += digit * weight;
      const least = Math.min(Math.max(base - bias, 1), 26);
      if (digit < least) break;
      weight *= 36 - least;
    }
    const count = letters.length + 1;
    let delta = Math.floor((place - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / count);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    point += Math.floor(place / count);
    place %= count;
    if (point > MOST) return null;
    letters.splice(place, 0, String.fromCodePoint(point));
    place += 1;
  }
  return letters.join("");
}

/** A label as people write it. It stays in punycode where its letters could pass for those of another domain. */
function readable(label: string): string {
  const text = label.startsWith("xn--") ? decode(label.slice(4)) : null;
  return text !== null && ONE_SCRIPT.test(text) && !LOOKS_LATIN.test(text) ? text : label;
}

/**
 * The email for eyes: its domain in its own letters instead of punycode. For showing only; what is copied, compared
 * or sent is the broker's own text. Whatever does not turn into the same domain again stays as it came.
 */
export function readableEmail(email: string): string {
  const at = email.lastIndexOf("@") + 1;
  const domain = email.slice(at).toLowerCase();
  if (at === 0 || !/(?:^|\.)xn--/.test(domain)) return email;
  const text = domain.split(".").map(readable).join(".");
  const isSame = URL.canParse(`http://${text}`) && new URL(`http://${text}`).hostname === domain;
  return isSame ? email.slice(0, at) + text : email;
}
