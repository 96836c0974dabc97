/** `?by=`: what the rate is broken down by: `channel`, `segment`, or an attribute of people. */
export type RatesView = { by?: string | undefined };

export function readRates(raw: Record<string, unknown>): RatesView {
  const { by } = raw;
  return { by: typeof by === "string" && by !== "" && by.length <= 100 ? by : undefined };
}
