import type { SegmentCondition } from "@candor/contract/person.ts";

export type ConditionAbout = SegmentCondition["about"];
export const ABOUTS: readonly ConditionAbout[] = ["attribute", "field", "answer", "purchases"];

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
  }
}

/** Whether enough is filled in to ask the server; what is half typed is left out of the count. */
export function isComplete(condition: SegmentCondition): boolean {
  if (condition.about === "attribute" && condition.name.trim() === "") return false;
  if (condition.about === "attribute" || condition.about === "field") {
    const alone = condition.is === "known" || condition.is === "unknown";
    return alone || (condition.value !== undefined && condition.value !== "");
  }
  return true;
}

/** A whole number as typed, or nothing; numbers out of the range are brought into it. */
export function wholeOrNothing(text: string, least: number, most: number): number | undefined {
  const number = Math.round(Number(text));
  if (text.trim() === "" || Number.isNaN(number)) return undefined;
  return Math.min(most, Math.max(least, number));
}

/** The same without what is undefined: the contract knows missing, not undefined. */
export function without<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as T;
}
