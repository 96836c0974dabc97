/** The moment at which the clock of a zone shows a day and a time, `2026-06-10T15:00`: whoever types it may sit elsewhere. */
export function momentInZone(timeZone: string, shown: string): Date {
  const guess = new Date(`${shown}:00Z`);
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    ...({ year: "numeric", month: "2-digit", day: "2-digit" } as const),
    ...({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const),
  });
  const offset = (at: Date) =>
    Date.parse(`${clock.format(at).replace(", ", "T")}:00Z`) - at.getTime();
  const first = new Date(guess.getTime() - offset(guess));
  // Where the clock was set between the guess and the moment, the offset is that of the moment.
  return new Date(guess.getTime() - offset(first));
}
