import { csvHandler } from "../../csv-answer.ts";

export const dynamic = "force-dynamic";

/** The rows that did not get through, to be corrected and imported again. */
export const GET = csvHandler("failed", "download the failed rows");
