/** "29 February", or with its year where one is known. */
export function dayOfYear(
  language: string,
  { month, day, year }: { month: number; day: number; year: number | null },
): string {
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
    ...(year === null ? {} : { year: "numeric" }),
  });
  // A leap year stands for one that is not known.
  return format.format(new Date(Date.UTC(year ?? 2024, month - 1, day)));
}

/** The twelve months by name. */
export function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) =>
    format.format(new Date(Date.UTC(2024, month, 1))),
  );
}
