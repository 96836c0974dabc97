import { Temporal } from "temporal-polyfill";

/** Hours of the day in which nobody is told; from 22 to 7 they go over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

/**
 * When the quiet hours end in which a moment lies; null where it lies in none.
 *
 * @param timeZone of the workspace; where clocks are put forward in the night, the hour after counts.
 */
export function quietUntil(quiet: QuietHours | null, now: Date, timeZone: string): Date | null {
  if (quiet === null) return null;
  const { from, to } = quiet;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const isQuiet =
    from < to ? here.hour >= from && here.hour < to : here.hour >= from || here.hour < to;
  if (!isQuiet) return null;
  const ends = here.withPlainTime({ hour: to });
  const end = Temporal.ZonedDateTime.compare(ends, here) > 0 ? ends : ends.add({ days: 1 });
  return new Date(end.epochMilliseconds);
}
