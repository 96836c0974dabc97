import { oneOf, type Raw } from "../../here/view.ts";

/** Against what the change is measured; the period before when left out. */
export type WhyView = { compare?: "previous" | "year" | undefined };

export function readWhy(raw: Raw): WhyView {
  return { compare: oneOf(raw.compare, ["previous", "year"] as const) };
}
