import type { Survey } from "@candor/contract/survey.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useView } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";

/** The room of a survey's further questions: what is asked, and what was answered. */
export function QuestionsFrame({
  survey,
  current,
  children,
}: {
  survey: Survey;
  current: "questions" | "figures";
  children: ReactNode;
}) {
  const t = useMessages("web-questions");
  const [view] = useView();
  const params = { surveyId: survey.id };
  // The numbers are those of the survey in the address.
  const search = { ...carried(view), survey: survey.id };
  const mark = (part: string) => (part === current ? ("page" as const) : undefined);
  return (
    <>
      <PageHead
        title={`${survey.name}: ${t("title")}`}
        lead={t(`lead.${current}`)}
        actions={
          <Link
            to="/surveys/$surveyId"
            params={params}
            search={carried}
            className="button button--plain"
          >
            {t("back")}
          </Link>
        }
      />
      <LinkTabs name={t("title")}>
        <Link
          key="questions"
          to="/surveys/$surveyId/questions"
          params={params}
          search={search}
          className={TAB_LOOK}
          aria-current={mark("questions")}
        >
          {t("tab.questions")}
        </Link>
        <Link
          key="figures"
          to="/figures"
          search={search}
          className={TAB_LOOK}
          aria-current={mark("figures")}
        >
          {t("tab.figures")}
        </Link>
      </LinkTabs>
      {children}
    </>
  );
}
