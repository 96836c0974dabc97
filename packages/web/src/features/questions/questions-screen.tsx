import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { NotFound } from "../../here/route-error.tsx";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { LengthCard } from "./length-card.tsx";
import { questionsQuery } from "./question-queries.ts";
import { QuestionsEditor } from "./questions-editor.tsx";
import { QuestionsFrame } from "./questions-frame.tsx";

/** What a survey asks after the score, in all its languages, and what that costs in answers. */
export function QuestionsScreen() {
  const { surveyId } = useParams({ from: "/inside/surveys/$surveyId/questions" });
  const { surveys } = useHere();
  const survey = surveys.find((one) => one.id === surveyId);
  if (!survey) return <NotFound />;
  return (
    <QuestionsFrame survey={survey} current="questions">
      <Room key={survey.id} survey={survey} />
    </QuestionsFrame>
  );
}

function Room({ survey }: { survey: Survey }) {
  const { workspace } = useHere();
  const may = useMay();
  const query = useQuery(questionsQuery({ workspace: workspace.id, survey: survey.id }));
  return (
    <Loaded query={query}>
      {(saved) => (
        <div className="space-y-4">
          <fieldset disabled={!may.write} className="min-w-0">
            <QuestionsEditor survey={survey} saved={saved} />
          </fieldset>
          {saved.questions.length > 0 ? <LengthCard survey={survey} saved={saved} /> : null}
        </div>
      )}
    </Loaded>
  );
}
