import { list, nonEmpty, oneOf, type Raw, text } from "../../here/view.ts";

/** What the screen of all surveys keeps in its address. */
export type AllView = {
  compare?: "year" | undefined;
  /** Surveys whose answers are pooled into one score. */
  together?: string[] | undefined;
};

export function readAll(raw: Raw): AllView {
  return {
    compare: oneOf(raw.compare, ["year"] as const),
    together: nonEmpty(
      list(raw.together)
        .filter((id) => id !== "")
        .slice(0, 20),
    ),
  };
}

/** Which two properties are crossed. */
export type CrossingView = { rows?: string | undefined; columns?: string | undefined };

export function readCrossing(raw: Raw): CrossingView {
  return { rows: text(raw.rows), columns: text(raw.columns) };
}
