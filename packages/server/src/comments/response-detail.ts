import type { ResponseDetail } from "@candor/contract/response.ts";
import { getResponseDetail } from "../responses/response-queries.ts";
import type { Database } from "../storage/database.ts";
import { readingOf } from "./reading-queries.ts";

/** One answer with its notes, its history and all that was read in its comment. */
export async function responseDetail(
  db: Database,
  ref: { workspaceId: string; responseId: string },
): Promise<ResponseDetail> {
  const [detail, reading] = await Promise.all([getResponseDetail(db, ref), readingOf(db, ref)]);
  return { ...detail, reading };
}
