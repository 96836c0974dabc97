import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { carried } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";

const PARTS = [
  { to: "/teams", label: "part.teams" },
  { to: "/teams/absences", label: "part.absences" },
  { to: "/teams/hours", label: "part.hours" },
  { to: "/teams/employees", label: "part.employees" },
] as const;

/** What the screens about colleagues have in common: the heading and the way between them. */
export function TeamsFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useMessages("web-teams");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={actions} />
      <LinkTabs name={t("title")}>
        {PARTS.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            search={carried}
            activeOptions={{ exact: true, includeSearch: false }}
            className={TAB_LOOK}
          >
            {t(label)}
          </Link>
        ))}
      </LinkTabs>
      {children}
    </>
  );
}
