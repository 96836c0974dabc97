import type { Survey } from "@candor/contract/survey.ts";
import { Link, useParams } from "@tanstack/react-router";
import { NotFound } from "../../here/route-error.tsx";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";
import { ChatPart } from "./chat-part.tsx";
import { KioskPart } from "./kiosk-part.tsx";
import { LinkPart } from "./link-part.tsx";
import { WidgetPart } from "./widget-part.tsx";

const PARTS = [
  { part: "link", screen: LinkPart },
  { part: "widget", screen: WidgetPart },
  { part: "chat", screen: ChatPart },
  { part: "kiosk", screen: KioskPart },
] as const;

/** How customers reach one survey: link and QR, a widget on a website, a kiosk. */
export function ChannelsScreen() {
  const t = useMessages("web-channels");
  const { surveyId, part } = useParams({ strict: false });
  const { surveys } = useHere();
  const survey = surveys.find((one) => one.id === surveyId);
  if (!survey) return <NotFound />;
  const current = PARTS.find((one) => one.part === part) ?? PARTS[0];
  const Screen = current.screen;
  return (
    <>
      <PageHead
        title={`${survey.name}: ${t("title")}`}
        lead={survey.status === "open" ? t("lead") : t("closed")}
        actions={
          <Link
            to="/surveys/$surveyId"
            params={{ surveyId: survey.id }}
            search={carried}
            className="button button--plain"
          >
            {t("back")}
          </Link>
        }
      />
      <Parts survey={survey} current={current.part} />
      <Screen key={survey.id} survey={survey} />
    </>
  );
}

function Parts({ survey, current }: { survey: Survey; current: string }) {
  const t = useMessages("web-channels");
  return (
    <LinkTabs name={t("title")}>
      {PARTS.map(({ part }) => (
        <Link
          key={part}
          to="/surveys/$surveyId/channels/$part"
          params={{ surveyId: survey.id, part }}
          search={carried}
          aria-current={part === current ? "page" : undefined}
          className={TAB_LOOK}
        >
          {t(`part.${part}`)}
        </Link>
      ))}
    </LinkTabs>
  );
}
