import type { ReactNode } from "react";
import { RoomTabs } from "../../here/room-tabs.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";

/** What is worked on day by day. */
const WORK = [
  { to: "/cases/calls", label: "part.calls" },
  { to: "/cases", label: "part.cases" },
  { to: "/cases/chats", label: "part.chats" },
  { to: "/cases/promises", label: "part.promises" },
  { to: "/cases/report", label: "part.report" },
] as const;
/** What is set up once and seldom changed. */
const SET_UP = [
  { to: "/cases/rules", label: "part.rules" },
  { to: "/cases/causes", label: "part.causes" },
  { to: "/cases/replies", label: "part.replies" },
  { to: "/cases/care", label: "part.care" },
] as const;

/** What the screens about cases have in common: the heading and the way between them. */
export function CasesFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useMessages("web-cases");
  const named = ({ to, label }: (typeof WORK | typeof SET_UP)[number]) => ({ to, text: t(label) });
  const setUp = { to: SET_UP[0].to, text: t("part.setUp"), parts: SET_UP.map(named) };
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={actions} />
      <RoomTabs name={t("title")} parts={[...WORK.map(named), setUp]} />
      {children}
    </>
  );
}
