import type { ReactNode } from "react";
import { RoomTabs } from "../../here/room-tabs.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";

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
      <RoomTabs name={t("title")} parts={PARTS.map(({ to, label }) => ({ to, text: t(label) }))} />
      {children}
    </>
  );
}
