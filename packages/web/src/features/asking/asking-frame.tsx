import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { carried } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";

const PARTS = [
  { to: "/asking", label: "part.sendings" },
  { to: "/asking/calendar", label: "part.calendar" },
  { to: "/asking/fates", label: "part.fates" },
  { to: "/asking/held", label: "part.held" },
  { to: "/asking/rates", label: "part.rates" },
  { to: "/asking/mail", label: "part.mail" },
  { to: "/asking/rules", label: "part.rules" },
] as const;

/** What the screens of asking have in common: the heading and the way between them. */
export function AskingFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useMessages("web-asking");
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
