import type { Frozen } from "../reports/report.ts";
import type { Agenda, AgendaQuestion } from "./meeting.ts";

/** A theme that fewer speak badly of gives a team nothing to talk about. */
const LEAST_NEGATIVE = 10;

/**
 * One question to discuss: what most speak badly of, else the group whose score fell most, else what would make it a
 * ten. A rule over the meeting's own figures, so that the same figures ask the same question.
 */
export function proposedQuestion(
  { figures }: Frozen,
  moved: Agenda["moved"]["rows"],
): AgendaQuestion {
  const [worst] = [...(figures.themes?.rows ?? [])]
    .filter(({ tone }) => tone.negative >= LEAST_NEGATIVE)
    .sort((a, b) => b.tone.negative - a.tone.negative || a.id.localeCompare(b.id));
  if (worst) {
    const { id, name, tone } = worst;
    return { key: "theme", theme: { id, name }, negative: tone.negative };
  }
  const fallen = moved.find(({ change }) => change.verdict === "down");
  if (fallen) return { key: "moved", property: fallen.property, value: fallen.value };
  return { key: "ten" };
}
