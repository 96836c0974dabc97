import { z } from "zod";
import { CaseOutcome } from "./case.ts";
import { Day, Id } from "./common.ts";

/** How fast, in working minutes: of clocks that were met. Quantiles are null below ten. */
const DeskTimes = z.object({
  n: z.int(),
  medianMinutes: z.number().nullable(),
  ninetiethMinutes: z.number().nullable(),
  inTime: z.int(),
  late: z.int(),
  /** Not over yet and not late; those that are late already stand with the late ones. */
  running: z.int(),
});
export type DeskTimes = z.infer<typeof DeskTimes>;
const DeskFigures = z.object({
  cases: z.int(),
  firstContact: DeskTimes,
  resolution: DeskTimes,
});
export type DeskFigures = z.infer<typeof DeskFigures>;
export const DeskReportQuery = z.object({ from: Day.optional(), to: Day.optional() });
/** What became of the cases that were opened in a period. */
export const DeskReport = DeskFigures.extend({
  /** Both are days in the workspace's zone; `to` is not included. */
  from: Day,
  to: Day,
  outcomes: z.array(z.object({ outcome: CaseOutcome, cases: z.int() })),
  /** Whether it was settled, as customers said themselves; `asked` are those who were asked. */
  settled: z.object({ asked: z.int(), yes: z.int(), no: z.int() }),
  reopened: z.int(),
  teams: z.array(DeskFigures.extend({ teamId: Id })),
  /** Cases of teams with fewer than ten, which are not shown one by one. */
  inSmallTeams: z.int(),
  /** Null is "not yet known". */
  causes: z.array(
    z.object({ causeId: Id.nullable(), cases: z.int(), share: z.number(), resolution: DeskTimes }),
  ),
  /** True when there are more cases than are read for it: these are the newest. */
  isPart: z.boolean(),
});
export type DeskReport = z.infer<typeof DeskReport>;
