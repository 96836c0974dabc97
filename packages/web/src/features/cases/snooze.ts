import { useHere } from "../../here/workspace-context.tsx";

/** For how long a case is hidden. */
export const SNOOZES = ["hour", "three_hours", "evening", "tomorrow", "week"] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR_MS = 3_600_000;

/** The moment a snooze ends: in so many hours, or at a time of the workspace's clock. */
export function snoozeUntil(how: Snooze, timeZone: string, now: Date): Date {
  if (how === "hour") return new Date(now.getTime() + HOUR_MS);
  if (how === "three_hours") return new Date(now.getTime() + 3 * HOUR_MS);
  const [days, hour] = { evening: [0, 18], tomorrow: [1, 9], week: [7, 9] }[how] as [
    number,
    number,
  ];
  const at = clockIn(timeZone, now, days, hour);
  // After six in the evening "this evening" is tomorrow's.
  return at > now ? at : new Date(at.getTime() + 24 * HOUR_MS);
}

export function useSnoozeUntil(): (how: Snooze) => string {
  const { timeZone } = useHere().workspace;
  return (how) => snoozeUntil(how, timeZone, new Date()).toISOString();
}

/** The moment at which the clock of a zone shows an hour, so many days from now. */
function clockIn(timeZone: string, now: Date, days: number, hour: number): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(
    new Date(now.getTime() + days * 24 * HOUR_MS),
  );
  const guess = new Date(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
  const shown = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    ...({ year: "numeric", month: "2-digit", day: "2-digit" } as const),
    ...({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const),
  })
    .format(guess)
    .replace(", ", "T");
  return new Date(guess.getTime() - (Date.parse(`${shown}:00Z`) - guess.getTime()));
}
