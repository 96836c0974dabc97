import type { ReactNode } from "react";
import { RoomTabs } from "../../here/room-tabs.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";

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
      <RoomTabs name={t("title")} parts={PARTS.map(({ to, label }) => ({ to, text: t(label) }))} />
      {children}
    </>
  );
}
