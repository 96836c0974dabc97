import { oneOf, type Raw, text } from "../../here/view.ts";

/** Against what the change is measured; the period before when left out. */
export type WhyView = { compare?: "previous" | "year" | undefined };

export function readWhy(raw: Raw): WhyView {
  return { compare: oneOf(raw.compare, ["previous", "year"] as const) };
}

/** Which property holds money; the likeliest one when left out. */
export type WorthView = { money?: string | undefined };

export function readWorth(raw: Raw): WorthView {
  return { money: text(raw.money) };
}
