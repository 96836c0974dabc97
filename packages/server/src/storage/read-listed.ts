import type { FastifyReply } from "fastify";
import type { Database } from "./database.ts";
import { readCopyOf } from "./read-copy.ts";

/** Says as of which moment a list was read, where that was not the present. */
const AS_OF = "candor-as-of";

/** Reads what a list or file shows, from a standby where there is one; the reply says how old that is. */
export async function readListed<T>(
  db: Database,
  { workspaceId, reply }: { workspaceId: string; reply: FastifyReply },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const { value, asOf } = await readCopyOf(db).read(workspaceId, work);
  if (asOf) reply.header(AS_OF, asOf.toISOString());
  return value;
}
