import type { IdeaFlag } from "@candor/contract/idea.ts";
import { redact } from "@candor/text";
import { listMembers } from "../auth/member-queries.ts";
import type { Database, Transaction } from "../storage/database.ts";

const LINK =
  /https?:\/\/|\bwww\.|(?<![@\p{L}\d.])[\p{L}\d-]+\.(?:com|net|org|io|lv|ru|se|ee|lt|fi|de|eu|info|shop|online|site|xyz|biz|рф)\b/iu;
/** Two words in capitals side by side: "met Anna Kalniņa there". */
const TWO_NAMES = /(?<!\p{L})\p{Lu}\p{Ll}+[ \t]\p{Lu}\p{Ll}+/u;

/**
 * What in a stranger's words should not be read by everybody: links, addresses, telephone and other numbers, and
 * names. Names are those of colleagues and employees, and what looks like one; it flags too much rather than too little.
 *
 * @param names of colleagues and employees.
 */
export function flagsOf(words: string, names: readonly string[]): IdeaFlag[] {
  const kinds = new Set(redact(words).match(/\[(?:EMAIL|PHONE|IBAN|CARD|NATIONAL_ID|URL)\]/g));
  const has = (...wanted: string[]) => wanted.some((kind) => kinds.has(`[${kind}]`));
  const found: [IdeaFlag, boolean][] = [
    ["link", has("URL") || LINK.test(words)],
    ["address", has("EMAIL")],
    ["phone", has("PHONE")],
    ["number", has("IBAN", "CARD", "NATIONAL_ID")],
    ["name", TWO_NAMES.test(words) || namesSomebody(words, names)],
  ];
  return found.flatMap(([flag, there]) => (there ? [flag] : []));
}

/** First and last names count alone: "Anna was rude" is about somebody. */
function namesSomebody(words: string, names: readonly string[]): boolean {
  const said = new Set(words.match(/\p{Lu}[\p{L}'’-]+/gu) ?? []);
  return names.some((name) =>
    name.split(/\s+/).some((part) => /^\p{Lu}\p{L}{2,}/u.test(part) && said.has(part)),
  );
}

/** Whose names are looked for. */
export async function namesOf(db: Database | Transaction, workspaceId: string): Promise<string[]> {
  const members = await listMembers(db, workspaceId);
  const employees = await db
    .selectFrom("employee")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .limit(MOST_NAMES)
    .execute();
  return [...members.map(({ name }) => name), ...employees.map(({ name }) => name)];
}

const MOST_NAMES = 5000;
