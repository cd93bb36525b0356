import "server-only";
import type * as z from "zod";

/** What is wrong with the configuration, one clear line for each fault. */
export type Faults = readonly string[];

function place(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    "",
  );
}

/** A key of the file may hold a line end. */
const inOneLine = (text: string): string => text.replace(/\p{Cc}+/gu, " ");

/** Turns zod's issues into lines such as `brokers.json: brokers[0].partnerId must be …`. */
export function faultsOf(source: string, error: z.ZodError): Faults {
  return error.issues.flatMap((issue) => {
    const prefix = source ? `${source}: ` : "";
    const where = place(issue.path);
    if (issue.code !== "unrecognized_keys") return [`${prefix}${where}${where ? " " : ""}${issue.message}`];
    return issue.keys.map((key) => `${prefix}${inOneLine(place([...issue.path, key]))} is not a known key`);
  });
}
