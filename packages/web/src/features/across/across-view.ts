/** `?chosen=`: the surveys that are pooled, by id; nothing is all that are open. */
export type AcrossView = { chosen?: string[] | undefined };

export function readAcross(raw: Record<string, unknown>): AcrossView {
  const ids = [raw.chosen].flat().filter((one): one is string => typeof one === "string");
  return { chosen: ids.length > 0 ? [...new Set(ids)] : undefined };
}

/** What is chosen after a click; the last one stays, since a score of nothing is none. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (!chosen.includes(id)) return [...chosen, id];
  return chosen.length === 1 ? [...chosen] : chosen.filter((one) => one !== id);
}
