import type { Person } from "@candor/contract/person.ts";
import { Link } from "@tanstack/react-router";
import { carried } from "../here/view.ts";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { groupOf } from "../parts/groups.ts";
import { nameOf } from "../parts/person-chip.tsx";
import { ScoreMark } from "../parts/score-mark.tsx";

/** One person in the list: the latest score, who it is, when last asked. */
export function PersonRow({ person }: { person: Person }) {
  const t = useMessages("web-people");
  const format = useFormat();
  const name = nameOf(person);
  const addresses = [person.email, person.phone, person.externalId].filter(
    (one) => one !== null && one !== name,
  );
  return (
    <Link
      to="/people/$personId"
      params={{ personId: person.id }}
      search={carried}
      data-row
      className="flex min-h-14 items-center gap-3 rounded-lg px-2 py-2 [content-visibility:auto] [contain-intrinsic-size:auto_4rem] hover:bg-sunken"
    >
      {person.lastScore === null ? (
        <span
          aria-hidden
          className="grid size-11 shrink-0 place-items-center rounded-lg border border-dashed border-line text-muted"
        >
          –
        </span>
      ) : (
        <ScoreMark score={person.lastScore} group={groupOf(person.lastScore)} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-[0.9375rem] font-medium">{name ?? t("noName")}</span>
        <span className="number flex flex-wrap gap-x-3 text-xs text-muted">
          {addresses.map((one) => (
            <span key={one} className="max-w-full truncate">
              {one}
            </span>
          ))}
          <span>
            {person.answers === 0 ? t("neverAnswered") : t("answers", { n: person.answers })}
          </span>
          <span>
            {person.lastAskedAt
              ? t("lastAsked", { when: format.ago(person.lastAskedAt, new Date()) })
              : t("neverAsked")}
          </span>
        </span>
      </span>
    </Link>
  );
}
