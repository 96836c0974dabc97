import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { unknownFields } from "../errors/unknown-fields.ts";

/** What every address takes in its query: images and event streams cannot send a header. */
const EVERYWHERE = z.object({ workspace: z.string().optional() });

/**
 * Bodies and queries of the API may hold only what is described: a misspelt field of a change would
 * change nothing, a misspelt filter would find everybody, and neither would say so. Each request that
 * holds more is refused (422), naming the field and the nearest right one.
 */
export function refuseUnknownFields(api: App): void {
  api.addHook("preValidation", async (request) => {
    const { schema } = request.routeOptions;
    const query = schema?.querystring;
    refuse(
      query instanceof z.ZodType ? z.intersection(query, EVERYWHERE) : EVERYWHERE,
      request.query,
      "parameter",
    );
    if (schema?.body instanceof z.ZodType) refuse(schema.body, request.body, "field");
  });
}

function refuse(schema: z.ZodType, value: unknown, what: "field" | "parameter"): void {
  const unknown = unknownFields(schema, value);
  const [first] = unknown;
  if (!first) return;
  throw new KnownError(
    422,
    `unknown_${what}`,
    `There is no ${what} "${first.field}" here, so nothing was done: it ${first.message}`,
    unknown,
  );
}
