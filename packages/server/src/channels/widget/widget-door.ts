import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import { type WidgetOfSurvey, widgetOfKey } from "./widget-queries.ts";

/** A script for pages of other origins. */
export function sendScript(reply: FastifyReply, text: string, cache: string): FastifyReply {
  return reply
    .header("content-type", "text/javascript; charset=utf-8")
    .header("cache-control", cache)
    .send(text);
}

/** @throws {KnownError} 404 for an unknown key, 403 for a page that is not among the allowed ones. */
export async function allowedWidget(
  db: Database,
  request: FastifyRequest<{ Params: { key: string } }>,
): Promise<WidgetOfSurvey> {
  const widget = await widgetOfKey(db, request.params.key);
  if (!widget) {
    throw new KnownError(
      404,
      "widget_not_found",
      "There is no widget with this key; copy the snippet from the survey's settings again.",
    );
  }
  const { allowedOrigins } = widget.settings;
  const { origin = "" } = request.headers;
  if (allowedOrigins.length > 0 && !allowedOrigins.includes(origin)) {
    throw new KnownError(
      403,
      "origin_not_allowed",
      `Pages of "${origin}" may not use this widget; add the origin to the widget's allowed pages.`,
    );
  }
  return widget;
}

/** The body of a post that came as text/plain. */
export function parsedBody(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new KnownError(400, "not_json", "The body is not JSON.");
  }
}
