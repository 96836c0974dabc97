import type { PeopleSort, Person } from "@candor/contract/person.ts";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { groupOf } from "../../parts/groups.ts";
import { nameOf } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import type { Column } from "../../parts/table.tsx";

/** What is shown before anybody chose columns. */
export const FIRST_COLUMNS = ["email", "phone", "tags", "score", "answered", "asked"];

/** The sorts of the API are columns of these names. */
export function isSort(key: string): key is PeopleSort {
  return ["created", "name", "asked", "answered", "score", "answers"].includes(key);
}

/** Every column that the table of people can have: what everybody has, then each property that is known of anybody. */
export function usePeopleColumns(attributes: readonly string[]): Column<Person>[] {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const format = useFormat();
  return useMemo(() => {
    const ago = (at: string | null) =>
      at === null ? (
        <span className="text-muted">{t("never")}</span>
      ) : (
        <time dateTime={at} title={format.moment(at)}>
          {format.ago(at, new Date())}
        </time>
      );
    const columns: Column<Person>[] = [
      { key: "name", name: t("column.person"), sortable: true, cell: (p) => <Who person={p} /> },
      { key: "email", name: t("email"), cell: (p) => p.email },
      { key: "phone", name: t("phone"), cell: (p) => <Phone number={p.phone} /> },
      { key: "externalId", name: t("externalId"), cell: (p) => p.externalId },
      {
        key: "tags",
        name: w("tags"),
        cell: (p) => (p.tags.length > 0 ? <Tags tags={p.tags} /> : null),
      },
      {
        key: "account",
        name: t("account"),
        cell: (p) => (p.account ? <Company account={p.account} /> : null),
      },
      {
        key: "score",
        name: t("column.score"),
        sortable: true,
        cell: (p) =>
          p.lastScore === null ? null : (
            <ScoreMark score={p.lastScore} group={groupOf(p.lastScore)} small />
          ),
      },
      {
        key: "answers",
        name: t("column.answers"),
        numeric: true,
        sortable: true,
        cell: (p) => format.count(p.answers),
      },
      {
        key: "answered",
        name: t("column.answered"),
        sortable: true,
        cell: (p) => ago(p.lastAnsweredAt),
      },
      { key: "asked", name: t("column.asked"), sortable: true, cell: (p) => ago(p.lastAskedAt) },
      {
        key: "language",
        name: t("language"),
        cell: (p) => (p.language ? format.languageName(p.language) : null),
      },
      { key: "timeZone", name: t("timeZone"), cell: (p) => p.timeZone },
      {
        key: "created",
        name: t("column.created"),
        sortable: true,
        cell: (p) => format.dayOf(p.createdAt),
      },
    ];
    return [
      ...columns,
      ...attributes.map((name) => ({
        key: `attribute:${encodeURIComponent(name)}`,
        name,
        cell: (p: Person) => String(p.attributes[name] ?? ""),
      })),
    ];
  }, [attributes, t, w, format]);
}

function Who({ person }: { person: Person }) {
  const t = useMessages("web-people");
  return (
    <>
      <Link
        to="/people/$personId"
        params={{ personId: person.id }}
        search={carried}
        data-row={person.id}
        className="inline-flex items-center font-medium wrap-anywhere hover:underline touch:min-h-11"
      >
        {nameOf(person) ?? t("noName")}
      </Link>
      {person.email || person.phone ? null : (
        <span className="block text-xs text-muted">{t("noAddress")}</span>
      )}
    </>
  );
}

function Company({ account: { id, name } }: { account: { id: string; name: string } }) {
  return (
    <Link
      to="/accounts/$accountId"
      params={{ accountId: id }}
      search={carried}
      className="wrap-anywhere hover:underline"
    >
      {name}
    </Link>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {tags.map((tag) => (
        <span key={tag} className="rounded-full border border-line px-1.5 text-xs">
          {tag}
        </span>
      ))}
    </span>
  );
}

/** A number is read in one piece. */
function Phone({ number }: { number: string | null }) {
  return <span className="number whitespace-nowrap">{number}</span>;
}
