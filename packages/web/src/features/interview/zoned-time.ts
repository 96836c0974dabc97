/** The clock of a time zone as a date-time field has it: `2026-11-22T15:05`. */
export function wallTime(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return format.format(at).replace(" ", "T");
}

/**
 * The moment at which the clocks of a time zone show this. Of an hour that happens twice it is one
 * of the two; one that is skipped in spring is the hour after.
 *
 * @returns null when the text is no date and time.
 */
export function momentOf(wall: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  let guess = asUtc;
  // The second round is for moments close to a change of the clocks.
  for (let round = 0; round < 2; round += 1) {
    guess = asUtc - (Date.parse(`${wallTime(new Date(guess), timeZone)}Z`) - guess);
  }
  return new Date(guess);
}
