import { z } from "zod";
import { Timestamp } from "./common.ts";
import { LIMITS } from "./limits.ts";

const PropertyName = z.string().min(1).max(100);
const Value = z.string().max(LIMITS.propertyValue);

/** How a property and its values are called, in which order they stand, and where numbers are cut into bands. */
export const PropertyWords = z.object({
  /** Null: as it was sent. */
  label: z.string().trim().min(1).max(100).nullable().default(null),
  /** Value as it was sent → how it is shown. */
  labels: z.record(Value, z.string().trim().min(1).max(100)).default({}),
  /** Values in the order in which they stand; others follow. */
  order: z.array(Value).max(200).default([]),
  /** `[4, 7, 12]` makes below 4, 4 to below 7, 7 to below 12, and 12 or more. Empty: no bands. */
  bands: z
    .array(z.number())
    .max(20)
    .refine((edges) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), {
      message: "must rise",
    })
    .default([]),
});
export type PropertyWords = z.infer<typeof PropertyWords>;

export const Property = PropertyWords.extend({ property: PropertyName, updatedAt: Timestamp });
export type Property = z.infer<typeof Property>;
export const PropertyRef = z.object({ property: PropertyName });
