import { LIMITS } from "@candor/contract/limits.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { AnswerDoor } from "../door/answer-door.ts";

/** Query parameters that are ours; all others arrive as properties of the answer. */
const OURS = new Set(["lang", "source", "touchpoint", "score", "channel"]);

/** The door of a survey that anybody may open, with what its address says of the answer. */
export function openDoor(
  survey: SurveyRow,
  { channel, path, query }: { channel: string; path: string; query: unknown },
): AnswerDoor {
  const given = (query ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : null);
  return {
    survey,
    channel,
    path,
    personId: null,
    invitationId: null,
    language: null,
    source: storable(text("source")?.slice(0, 100) ?? "") || null,
    touchpoint: storable(text("touchpoint")?.slice(0, 100) ?? "") || null,
    properties: Object.fromEntries(
      Object.entries(given)
        .filter(
          ([name, value]) =>
            !OURS.has(name) && typeof value === "string" && name.length <= LIMITS.propertyName,
        )
        .slice(0, LIMITS.publicProperties)
        .map(([name, value]) => [
          storable(name),
          storable(String(value).slice(0, LIMITS.propertyValue)),
        ]),
    ),
  };
}

/** PostgreSQL text cannot hold NUL or half an emoji; a link that was cut badly still opens. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
