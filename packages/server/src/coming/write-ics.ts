/** An event as a calendar program takes it. */
export interface IcsEvent {
  /** The same for the same thing for good. */
  uid: string;
  /** Rises each time the event was moved. */
  sequence: number;
  changedAt: Date;
  title: string;
  url: string;
  /** Days of a whole-day event, `until` the day after the last; or the moments of a timed one. */
  when: { day: string; until: string } | { startsAt: Date; endsAt: Date };
}

/**
 * A calendar as RFC 5545 wants it: lines of 75 octets at most, ended by CR LF; whole days as DATE with the day after
 * the last as their end, so that no time zone moves them; moments in UTC.
 */
export function writeIcs(name: string, events: readonly IcsEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Candor//Calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    // How often a program may look again; most do so anyway.
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function eventLines({ uid, sequence, changedAt, title, url, when }: IcsEvent): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    ...("day" in when
      ? [
          `DTSTART;VALUE=DATE:${dateOf(when.day)}`,
          `DTEND;VALUE=DATE:${dateOf(when.until)}`,
          // A day on which something is due is not a day on which nobody can meet.
          "TRANSP:TRANSPARENT",
        ]
      : [`DTSTART:${utc(when.startsAt)}`, `DTEND:${utc(when.endsAt)}`]),
    `SUMMARY:${escaped(title)}`,
    `URL:${url}`,
    "END:VEVENT",
  ];
}

/** Text as RFC 5545, section 3.3.11, wants it; what no text may hold is left out. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

function dateOf(day: string): string {
  return day.replaceAll("-", "");
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

const MOST_OCTETS = 75;

/** A long line goes on in the next, after a space; a sign is never cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      // The space that begins the next line counts.
      [part, octets] = ["", 1];
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
