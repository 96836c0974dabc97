import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { carried } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";

const PARTS = [
  { to: "/asking", label: "part.sendings" },
  { to: "/asking/calendar", label: "part.calendar" },
  { to: "/asking/fates", label: "part.fates" },
  { to: "/asking/held", label: "part.held" },
  { to: "/asking/mail", label: "part.mail" },
  { to: "/asking/rules", label: "part.rules" },
] as const;

/** What the screens of asking have in common: the heading and the way between them. */
export function AskingFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useMessages("web-asking");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={actions} />
      <nav aria-label={t("title")} className="mb-5 border-b border-line">
        <ul className="-mb-px flex flex-wrap gap-x-1">
          {PARTS.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                search={carried}
                activeOptions={{ exact: true, includeSearch: false }}
                className="flex min-h-11 items-center border-b-2 border-transparent px-3 text-[0.9375rem] text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
