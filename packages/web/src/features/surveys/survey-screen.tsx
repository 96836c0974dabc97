import type { Survey } from "@candor/contract/survey.ts";
import { Link, useParams } from "@tanstack/react-router";
import { NotFound } from "../../here/route-error.tsx";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { usePatchSurvey } from "./patch-survey.ts";
import { ShareLink } from "./share-link.tsx";
import { SurveyBasics } from "./survey-basics.tsx";
import { SurveyDimensions } from "./survey-dimensions.tsx";
import { TextsEditor } from "./texts-editor.tsx";

/** One survey: its link, what customers read, how it looks, what answers are compared by. */
export function SurveyScreen() {
  const t = useMessages("web-surveys");
  const c = useMessages("web-channels");
  const { surveyId } = useParams({ from: "/inside/surveys/$surveyId" });
  const { surveys } = useHere();
  const may = useMay();
  const survey = surveys.find((one) => one.id === surveyId);
  if (!survey) return <NotFound />;
  return (
    <>
      <PageHead
        title={survey.name}
        lead={survey.status === "open" ? undefined : t("closedText")}
        actions={may.write ? <Status survey={survey} /> : undefined}
      />
      <div className="space-y-4">
        {survey.status === "open" ? (
          <section className="card p-4 sm:p-5">
            <ShareLink survey={survey} />
            <Link
              to="/surveys/$surveyId/channels"
              params={{ surveyId: survey.id }}
              search={carried}
              className="button button--plain mt-3"
            >
              {c("more")}
            </Link>{" "}
            <Link
              to="/surveys/$surveyId/rewards"
              params={{ surveyId: survey.id }}
              search={carried}
              className="button button--plain mt-3"
            >
              {t("rewards")}
            </Link>
            <Link
              to="/surveys/$surveyId/questions"
              params={{ surveyId: survey.id }}
              search={carried}
              className="button button--plain ms-2 mt-3"
            >
              {t("questions")}
            </Link>
          </section>
        ) : null}
        <fieldset disabled={!may.write} className="min-w-0 space-y-4">
          <TextsEditor key={survey.languages.join()} survey={survey} />
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            <SurveyBasics survey={survey} />
            <SurveyDimensions survey={survey} />
          </div>
        </fieldset>
      </div>
    </>
  );
}

function Status({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const patch = usePatchSurvey(survey);
  const toast = useToast();
  const set = (status: Survey["status"]) =>
    patch.mutate(
      { status },
      {
        onSuccess: () =>
          toast({
            message: t(`nowStatus.${status}`),
            undo: async () => {
              await patch.mutateAsync({ status: survey.status });
            },
          }),
      },
    );
  return (
    <>
      {survey.status === "open" ? (
        <Button busy={patch.isPending} onClick={() => set("closed")}>
          {t("closeSurvey")}
        </Button>
      ) : (
        <Button look="strong" busy={patch.isPending} onClick={() => set("open")}>
          {t("openSurvey")}
        </Button>
      )}
      {survey.status === "closed" ? (
        <Button look="quiet" busy={patch.isPending} onClick={() => set("archived")}>
          {t("archive")}
        </Button>
      ) : null}
      <ErrorNotice error={patch.error} />
    </>
  );
}
