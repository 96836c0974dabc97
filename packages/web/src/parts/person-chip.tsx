import { Link } from "@tanstack/react-router";
import { useMessages } from "../language/language-context.tsx";

/** What is known of how somebody is called and reached. */
export type Named = {
  name: string | null;
  email: string | null;
  phone?: string | null;
  externalId?: string | null;
};

/** How a person is called on a screen, by whatever is known. */
export function nameOf(person: Named): string | null {
  return person.name ?? person.email ?? person.phone ?? person.externalId ?? null;
}

/** Two letters that stand for a person where a picture would. */
export function initialsOf(name: string): string {
  const words =
    name
      .split("@")[0]
      ?.split(/[\s._-]+/)
      .filter(Boolean) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? [...word][0] : ""))
    .join("");
  return letters.toLocaleUpperCase();
}

/**
 * A person wherever one is named: a click leads to their page. Without an id (an anonymous answer, an
 * erased person) it is a name and no link.
 */
export function PersonChip({
  person,
  personId,
}: {
  person: Named;
  personId: string | null | undefined;
}) {
  const t = useMessages("web");
  const name = nameOf(person);
  const look = "inline-flex min-h-8 max-w-full items-center gap-2 rounded-full pe-2.5 text-sm";
  const inside = (
    <>
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-[0.6875rem] font-semibold text-muted"
      >
        {name === null ? "–" : initialsOf(name)}
      </span>
      <span className="min-w-0 truncate">{name ?? t("person.none")}</span>
    </>
  );
  if (!personId) return <span className={look}>{inside}</span>;
  return (
    <Link
      to="/people/$personId"
      params={{ personId }}
      search={(view) => ({ workspace: view.workspace, survey: view.survey })}
      className={`${look} font-medium hover:bg-sunken touch:min-h-11`}
    >
      {inside}
    </Link>
  );
}
