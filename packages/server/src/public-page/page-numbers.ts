/** A day as it is written in a language: "31 May 2026". */
export function dayIn(language: string, day: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The days from one to another: "2 Oct – 27 Nov 2026". */
export function daysIn(language: string, from: string, to: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** Points of a difference that is named as higher or lower: whole, a minus where there is one. */
export function numberIn(language: string, points: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(points);
}

/** Points of a score with their sign, whole: "+12". */
export function pointsIn(language: string, points: number): string {
  const format = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  return format.format(points);
}
