import type { FastifyReply, FastifyRequest } from "fastify";
import { decodeCursor, encodeCursor } from "../../storage/cursor.ts";
import { callerOf } from "./caller.ts";
import { integerIn, invalid, textIn } from "./field-values.ts";
import type { Fields } from "./read-fields.ts";

const USUAL = 20;
const MOST = 100;
const LAST_PAGE = 1_000_000;

/** A page by its number; one row more is fetched, to know whether another page follows. */
export interface NumberedPage {
  number: number;
  perPage: number;
  offset: number;
  limit: number;
}

export function numberedPage(query: Fields): NumberedPage {
  const perPage = perPageIn(query);
  const number = Math.min(Math.max(integerIn(query, "page") ?? 1, 1), LAST_PAGE);
  return { number, perPage, offset: (number - 1) * perPage, limit: perPage + 1 };
}

/** A page after the last row of the one before. */
export interface CursorPage {
  perPage: number;
  limit: number;
  /** Id of the last row shown; null at the beginning. */
  after: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws {KnownError} 422 when `page_info` does not come from a link of ours. */
export function cursorPage(query: Fields): CursorPage {
  const perPage = perPageIn(query);
  const cursor = textIn(query, "page_info");
  const after = cursor === null ? null : (decodeCursor(cursor, 1)[0] ?? "");
  if (after !== null && !UUID.test(after)) throw invalid({ page_info: "is invalid" });
  return { perPage, limit: perPage + 1, after };
}

function perPageIn(query: Fields): number {
  return Math.min(Math.max(integerIn(query, "per_page") ?? USUAL, 1), MOST);
}

/** Cuts the row too many off, and links to the next page when there was one. */
export function shownOfNumbered<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: NumberedPage,
  rows: readonly T[],
): T[] {
  if (rows.length > page.perPage) linkNext(request, reply, "page", String(page.number + 1));
  return rows.slice(0, page.perPage);
}

/** The same for a list that goes on after the id of its last row. */
export function shownOfCursor<T extends { id: string }>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: CursorPage,
  rows: readonly T[],
): T[] {
  const shown = rows.slice(0, page.perPage);
  const last = shown.at(-1);
  if (rows.length > page.perPage && last) {
    linkNext(request, reply, "page_info", encodeCursor([last.id]));
  }
  return shown;
}

/**
 * `Link: <…>; rel="next"`. The address is percent-encoded throughout: clients split the header at
 * commas and semicolons.
 */
function linkNext(
  request: FastifyRequest,
  reply: FastifyReply,
  parameter: string,
  value: string,
): void {
  const [path = "", search = ""] = (request.raw.url ?? "").split("?", 2);
  const query = new URLSearchParams(search);
  query.delete("page");
  query.delete("page_info");
  query.append(parameter, value);
  const { prefix } = request.server;
  const list = `${path.slice(prefix.length).replace(/\.json$/, "")}.json?${query}`;
  reply.header("Link", `<${baseFor(request, prefix)}${list}>; rel="next"`);
}

/**
 * Delighted's Node client follows an absolute link on the standard port whatever port the link
 * names, and puts its own base before a relative one: on any other port only that reaches us.
 */
function baseFor(request: FastifyRequest, prefix: string): string {
  const agent = request.headers["user-agent"] ?? "";
  const hasOwnPort = /:\d+$/.test(request.host);
  if (agent.startsWith("Delighted Node") && hasOwnPort) return "";
  const { publicUrl } = callerOf(request);
  // Behind a proxy that speaks TLS, only the operator's word knows the scheme.
  const isPublic = new URL(publicUrl).host === request.host;
  return `${isPublic ? publicUrl : `${request.protocol}://${request.host}`}${prefix}`;
}
