import { csvHandler } from "../../csv-answer.ts";

export const dynamic = "force-dynamic";

/** The whole file with what became of each row. */
export const GET = csvHandler("results", "download the results");
