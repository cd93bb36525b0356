import "server-only";

/** True where the text is JSON, or the beginning of some: the engine then complains of its very end. */
function begins(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? /end of JSON input/.test(message) : Number(position) === text.length;
  }
}

/**
 * Where a text that is not JSON goes wrong, such as "line 3, column 12". The engine's own message often says no place,
 * and quotes what stands around it: a secret may stand there.
 */
export function placeOfJsonFault(text: string): string {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (begins(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const lines = text.slice(0, good).split("\n");
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
