import { ScimError } from "./scim.ts";

/** One comparison of a filter. */
export interface Clause {
  attribute: string;
  op: "eq" | "co" | "sw";
  value: string | boolean;
}

const CLAUSE = /^\s*([a-z][\w.]*)\s+(eq|co|sw)\s+("(?:[^"\\]|\\.)*"|true|false)\s*/i;
const LONGEST = 1000;

/**
 * The comparisons of a filter that must all hold: `userName eq "a@example.com" and active eq true`. Directories ask
 * in this way whether somebody is here already; `or`, `not` and brackets they do not use for it.
 *
 * @param attributes those that can be asked about, in lower case.
 * @throws {ScimError} 400 for any other.
 */
export function parseFilter(filter: string | undefined, attributes: readonly string[]): Clause[] {
  if (filter === undefined || filter.trim() === "") return [];
  if (filter.length > LONGEST) throw unfit("is too long");
  const clauses: Clause[] = [];
  let rest = filter;
  for (;;) {
    const match = CLAUSE.exec(rest);
    if (!match) throw unfit("can compare by eq, co and sw, joined by and");
    const [whole, name = "", op = "", raw = ""] = match;
    const attribute = name.toLowerCase();
    if (!attributes.includes(attribute)) throw unfit(`cannot ask about "${name}"`);
    const value = raw.startsWith('"') ? (JSON.parse(raw) as string) : raw.toLowerCase() === "true";
    clauses.push({ attribute, op: op.toLowerCase() as Clause["op"], value });
    rest = rest.slice(whole.length);
    if (rest === "") return clauses;
    const and = /^and\s+/i.exec(rest);
    if (!and) throw unfit("can compare by eq, co and sw, joined by and");
    rest = rest.slice(and[0].length);
  }
}

function unfit(how: string): ScimError {
  return new ScimError(400, `This filter ${how}.`, "invalidFilter");
}

/** A pattern of `like` for a clause; what is in the value stands for itself. */
export function likeOf({ op, value }: Clause): string {
  const text = String(value).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return op === "eq" ? text : op === "sw" ? `${text}%` : `%${text}%`;
}
