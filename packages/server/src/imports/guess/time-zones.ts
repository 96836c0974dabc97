const HALF_HOUR = 1_800_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** True for a name of the IANA time zone database, such as `Europe/Riga`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds by which local time is ahead of UTC at an instant. Zones change on half hours, so those are remembered. */
export function zoneOffset(timeZone: string, utcMs: number): number {
  if (timeZone === "UTC") return 0;
  const bucket = Math.floor(utcMs / HALF_HOUR);
  const key = `${timeZone} ${bucket}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const instant = bucket * HALF_HOUR;
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant))
    part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/**
 * The instant of a wall-clock time in a zone. A time that the spring change skips is moved forward by the hour
 * skipped; of a time that comes twice in autumn, the first is meant.
 *
 * @param wallMs the wall-clock time written as if it were UTC, in milliseconds.
 */
export function instantOfWallClock(wallMs: number, timeZone: string): number {
  if (timeZone === "UTC") return wallMs;
  const before = zoneOffset(timeZone, wallMs - 86_400_000);
  const first = wallMs - before;
  if (zoneOffset(timeZone, first) === before) return first;
  const after = zoneOffset(timeZone, wallMs + 86_400_000);
  const second = wallMs - after;
  return zoneOffset(timeZone, second) === after ? second : first;
}

/** Zone abbreviations that survey tools write behind a time, in minutes ahead of UTC. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  МСК: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AEST: 600,
  AEDT: 660,
};

/** Minutes ahead of UTC of `Z`, `+03:00`, `GMT+3`, `UTC-0330`, `EEST`; undefined for anything else. */
export function offsetMinutes(text: string): number | undefined {
  const named = ABBREVIATIONS[text.toUpperCase()];
  if (named !== undefined) return named;
  const match = /^(?:UTC|GMT)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return match[1] === "+" ? minutes : -minutes;
}
