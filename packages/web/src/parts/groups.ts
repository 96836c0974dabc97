import type { Group } from "@candor/contract/common.ts";

/** Always in this order: colour alone never tells the groups apart. */
export const GROUP_ORDER: readonly Group[] = ["detractor", "passive", "promoter"];
export const GROUP_FILL: Record<Group, string> = {
  detractor: "bg-detractor pattern-detractor",
  passive: "bg-passive pattern-passive",
  promoter: "bg-promoter",
};
export const GROUP_RANGE: Record<Group, string> = {
  detractor: "0–6",
  passive: "7–8",
  promoter: "9–10",
};

/** The group of a score: 9–10, 7–8, 0–6. */
export function groupOf(score: number): Group {
  return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
}
