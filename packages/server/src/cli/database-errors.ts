import { hostsNamed, hostsOf } from "../config/database-hosts.ts";
import { KnownError } from "../errors/known-error.ts";

const UNREACHABLE = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOENT",
  "ECONNRESET",
];

/** Does something with a database of the operator's; what can be wrong with it gets a sentence. */
export async function explainingDatabase<T>(
  url: string | null,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw url === null ? error : explained(error, url);
  }
}

function explained(error: unknown, url: string): unknown {
  if (error instanceof KnownError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const host = hostsNamed(url);
  const { pathname } = new URL(hostsOf(url)[0] ?? url);
  if (UNREACHABLE.includes(code)) {
    return new KnownError(
      503,
      "database_unreachable",
      `The database at ${host} cannot be reached (${code}). Start it, or mend the address.`,
    );
  }
  if (code === "28P01" || code === "28000") {
    return new KnownError(
      503,
      "database_refused",
      `The database at ${host} refused the user or the password.`,
    );
  }
  if (code === "3D000") {
    return new KnownError(
      503,
      "database_missing",
      `The server at ${host} has no database "${pathname.slice(1)}"; make it with "createdb".`,
    );
  }
  if (code === "42501") {
    return new KnownError(
      503,
      "database_forbidden",
      `The user of the database at ${host} may not do this: ${(error as Error).message}. Candor makes schemas and tables of its own; let it own the database.`,
    );
  }
  return error;
}
