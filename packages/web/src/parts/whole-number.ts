/** A whole number as typed, or nothing; numbers out of the range are brought into it. */
export function wholeOrNothing(text: string, least: number, most: number): number | undefined {
  const number = Math.round(Number(text));
  if (text.trim() === "" || Number.isNaN(number)) return undefined;
  return Math.min(most, Math.max(least, number));
}
