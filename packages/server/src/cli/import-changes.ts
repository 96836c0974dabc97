import type { ImportMapping } from "@candor/contract/import.ts";
import type { MappingChanges } from "../imports/guess/make-plan.ts";

/** What of the proposal a mapping changes. */
export function changesOf(mapping: ImportMapping): MappingChanges {
  return {
    columns: mapping.columns,
    ...(mapping.dateOrder ? { dateOrder: mapping.dateOrder } : {}),
    ...(mapping.timeZone ? { timeZone: mapping.timeZone } : {}),
    ...(mapping.defaultDate ? { defaultDate: mapping.defaultDate } : {}),
    ...(mapping.kind ? { kind: mapping.kind } : {}),
    ...(mapping.sheets ? { sheets: mapping.sheets } : {}),
  };
}
