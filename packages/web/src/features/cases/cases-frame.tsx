import type { ReactNode } from "react";
import { RoomTabs } from "../../here/room-tabs.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";

const PARTS = [
  { to: "/cases/calls", label: "part.calls" },
  { to: "/cases", label: "part.cases" },
  { to: "/cases/chats", label: "part.chats" },
  { to: "/cases/promises", label: "part.promises" },
  { to: "/cases/care", label: "part.care" },
  { to: "/cases/report", label: "part.report" },
  { to: "/cases/rules", label: "part.rules" },
  { to: "/cases/causes", label: "part.causes" },
  { to: "/cases/replies", label: "part.replies" },
] as const;

/** What the screens about cases have in common: the heading and the way between them. */
export function CasesFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useMessages("web-cases");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={actions} />
      <RoomTabs name={t("title")} parts={PARTS.map(({ to, label }) => ({ to, text: t(label) }))} />
      {children}
    </>
  );
}
