import type { ReactNode } from "react";
import { RoomTabs } from "../../here/room-tabs.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";

/** The heading of what is about colleagues, with the way between its screens. */
export function RecognitionFrame({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useMessages("web-thanks");
  return (
    <>
      <PageHead title={title} lead={lead} actions={actions} />
      <RoomTabs
        name={t("parts")}
        parts={[
          { to: "/my-effect", text: t("part.effect") },
          { to: "/thanks", text: t("part.thanks") },
          { to: "/trainings", text: t("part.trainings") },
          { to: "/rewards-by-results", text: t("part.rewards") },
        ]}
      />
      {children}
    </>
  );
}
