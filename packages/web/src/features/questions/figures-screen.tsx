import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { FigureCard } from "./figure-card.tsx";
import { figuresQuery, questionsQuery } from "./question-queries.ts";
import { QuestionsFrame } from "./questions-frame.tsx";
import { WordsCard } from "./words-card.tsx";

/** What was answered to the further questions, one block each, narrowed by the view. */
export function FiguresScreen() {
  const t = useMessages("web-questions");
  const { survey } = useHere();
  if (!survey) {
    return (
      <>
        <PageHead title={t("title")} />
        <NoSurvey />
      </>
    );
  }
  return (
    <QuestionsFrame survey={survey} current="figures">
      <FilterBar />
      <Figures key={survey.id} survey={survey} />
    </QuestionsFrame>
  );
}

function Figures({ survey }: { survey: Survey }) {
  const t = useMessages("web-questions");
  const { workspace } = useHere();
  const ids = { workspace: workspace.id, survey: survey.id };
  const filter = useNumbersFilter();
  const figures = useQuery(figuresQuery(ids, filter));
  const asked = useQuery(questionsQuery(ids));
  return (
    <Loaded query={asked}>
      {({ questions }) =>
        questions.length === 0 ? (
          <Empty
            title={t("empty.title")}
            ghost={<GhostRows still />}
            actions={
              <Link
                to="/surveys/$surveyId/questions"
                params={{ surveyId: survey.id }}
                search={carried}
                className="button button--strong"
              >
                {t("add")}
              </Link>
            }
          >
            {t("empty.text")}
          </Empty>
        ) : (
          <Loaded query={figures}>
            {({ data }) => (
              <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
                {data.map((figure) => {
                  const question = questions.find(({ id }) => id === figure.id);
                  if (!question) return null;
                  const given = { ids, question, figure, filter, language: survey.defaultLanguage };
                  return figure.kind === "text" ? (
                    <WordsCard key={figure.id} {...given} />
                  ) : (
                    <FigureCard key={figure.id} {...given} />
                  );
                })}
              </div>
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
}
