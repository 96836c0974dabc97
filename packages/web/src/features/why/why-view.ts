import { oneOf, type Raw, text } from "../../here/view.ts";

/** Against what the change is measured; the period before when left out. */
export type WhyView = { compare?: "previous" | "year" | undefined };

export function readWhy(raw: Raw): WhyView {
  return { compare: oneOf(raw.compare, ["previous", "year"] as const) };
}

/** Which property holds money; the likeliest one when left out. */
export type WorthView = {
  money?: string | undefined;
  /** What of a sale is left, 0 to 1. */
  margin?: number | undefined;
  /** `property=value` that says that somebody came by recommendation. */
  recommended?: string | undefined;
};

export function readWorth(raw: Raw): WorthView {
  // What was read once comes back as a number.
  const margin = raw.margin === undefined || raw.margin === "" ? Number.NaN : Number(raw.margin);
  const recommended = text(raw.recommended);
  return {
    money: text(raw.money),
    margin: margin >= 0 && margin <= 1 ? margin : undefined,
    recommended: recommended && /^[^=]{1,100}=/.test(recommended) ? recommended : undefined,
  };
}

/** Which question or property says how somebody came; the one that sounds like it when left out. */
export type CameView = { how?: string | undefined };

export function readCame(raw: Raw): CameView {
  return { how: text(raw.how) };
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
