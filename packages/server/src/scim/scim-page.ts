import { z } from "zod";
import { PAGE_AT_MOST, parsed, SCHEMA } from "./scim.ts";
import { type Clause, parseFilter } from "./scim-filter.ts";

/** Out of range is put right, as the RFC has it: less than one is one, more than a page is a page. */
const Query = z.object({
  filter: z.string().optional(),
  startIndex: z.coerce.number().int().catch(1).default(1),
  count: z.coerce.number().int().catch(100).default(100),
});

/** Which part of a list is asked for. */
export function pageAsked(
  query: unknown,
  attributes: readonly string[],
): { clauses: Clause[]; offset: number; limit: number } {
  const { filter, startIndex, count } = parsed(Query, query);
  return {
    clauses: parseFilter(filter, attributes),
    offset: Math.min(Math.max(startIndex, 1), 1_000_000) - 1,
    limit: Math.min(Math.max(count, 0), PAGE_AT_MOST),
  };
}

export function listBody(resources: readonly object[], total: number, offset: number): string {
  return JSON.stringify({
    schemas: [SCHEMA.list],
    totalResults: total,
    startIndex: offset + 1,
    itemsPerPage: resources.length,
    Resources: resources,
  });
}
