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

/** What those who answered are held against, and by which properties; the best there is when left out. */
export type AnsweredView = {
  base?: "people" | "invited" | "targets" | undefined;
  by?: string[] | undefined;
};

export function readAnswered(raw: Raw): AnsweredView {
  const by = [raw.by ?? []].flat().filter((one) => typeof one === "string");
  return {
    base: oneOf(raw.base, ["people", "invited", "targets"] as const),
    by: by.length > 0 ? by.slice(0, 3) : undefined,
  };
}
