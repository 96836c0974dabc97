import { z } from "zod";
import { Day, Group, Id } from "./common.ts";

/** `property=value`, with everything after the first `=` as the value. */
export const FilterCondition = z
  .string()
  .regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value");

/**
 * What every score, trend, breakdown, list and export can be narrowed by. It travels in the query
 * string exactly as it stands in the dashboard's address bar.
 *
 * `filter=store=Riga&filter=plan=pro`: all must hold; the same property twice means either value.
 * `channel`, `language` and `touchpoint` are filtered like properties.
 * `from` and `to` are days in the workspace's time zone, half-open.
 */
export const ResponseFilter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  filter: z
    .preprocess(
      (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]),
      z.array(FilterCondition),
    )
    .optional(),
  /** Only these groups; leaves nothing sensible of a score, so lists and exports alone take it. */
  group: z.preprocess(
    (v) => (v === undefined || Array.isArray(v) ? v : [v]),
    z.array(Group).optional(),
  ),
  /** `latest` counts the latest answer of each person, `every` (the default) every answer. */
  counting: z.enum(["every", "latest"]).optional(),
});
export type ResponseFilter = z.infer<typeof ResponseFilter>;

export const ListFilter = ResponseFilter.extend({
  /** Words to look for in comments. */
  search: z.string().max(200).optional(),
  /** `counted` (default), `excluded`, `quarantined`, or `all`. */
  standing: z.enum(["counted", "excluded", "quarantined", "all"]).optional(),
  hasComment: z.stringbool().optional(),
  tag: z.string().max(100).optional(),
  /** Only answers whose customer may be contacted about them, or only the others. */
  mayContact: z.stringbool().optional(),
  /** Only answers that one import brought in, by its id. */
  import: Id.optional(),
});
export type ListFilter = z.infer<typeof ListFilter>;
