import { type Finding, fault, ok, warning } from "./finding.ts";

const APART_MS = 5_000;
/** An answer may be so far ahead: a minute is no clock that was set back. */
const AHEAD_MS = 60_000;

/**
 * What two clocks and the newest answer say of each other.
 *
 * @param clocks.here the time of this machine.
 * @param clocks.there the time of the database.
 * @param clocks.newest when the newest answer was recorded; null while there is none.
 */
export function compareClocks({
  here,
  there,
  newest,
}: {
  here: Date;
  there: Date;
  newest: Date | null;
}): Finding {
  const apart = Math.abs(there.getTime() - here.getTime());
  if (apart > APART_MS) {
    return warning(
      "clock",
      `The clocks of this machine and of the database are ${Math.round(apart / 1000)} seconds apart. Let both keep time by NTP.`,
    );
  }
  if (newest && newest.getTime() > here.getTime() + AHEAD_MS) {
    return fault(
      "clock",
      `The newest answer was recorded at ${newest.toISOString()}, which is still to come: the clock was set back. Put it right.`,
    );
  }
  return ok("clock", `It is ${here.toISOString()}.`);
}
