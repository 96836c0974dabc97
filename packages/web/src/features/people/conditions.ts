import type { SegmentCondition } from "@candor/contract/person.ts";

export type ConditionAbout = SegmentCondition["about"];
export const ABOUTS: readonly ConditionAbout[] = [
  "attribute",
  "field",
  "answer",
  "purchases",
  "tag",
];

/** A condition of this kind with nothing filled in. */
export function newCondition(about: ConditionAbout): SegmentCondition {
  switch (about) {
    case "attribute":
      return { about, name: "", is: "equal", value: "" };
    case "field":
      return { about, name: "language", is: "equal", value: "" };
    case "answer":
      return { about, answered: true };
    case "purchases":
      return { about, countFrom: 1 };
    case "tag":
      return { about, name: "", has: true };
  }
}

/** Whether enough is filled in to ask the server; what is half typed is left out of the count. */
export function isComplete(condition: SegmentCondition): boolean {
  if (condition.about === "tag") return condition.name.trim() !== "";
  if (condition.about === "attribute" && condition.name.trim() === "") return false;
  if (condition.about === "attribute" || condition.about === "field") {
    const alone = condition.is === "known" || condition.is === "unknown";
    return alone || (condition.value !== undefined && condition.value !== "");
  }
  return true;
}
