import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SurveyCard } from "./survey-card.tsx";

/** Every survey with its score, its state and its live link. */
export function SurveysScreen() {
  const t = useMessages("web-surveys");
  const { surveys } = useHere();
  const may = useMay();
  const add = may.write ? (
    <Link to="/surveys/new" search={carried} className="button button--strong">
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </Link>
  ) : null;
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          <>
            {surveys.filter(({ answers }) => answers > 0).length > 1 ? (
              <Link to="/surveys/across" search={carried} className="button button--plain">
                {t("across")}
              </Link>
            ) : null}
            {add}
          </>
        }
      />
      {surveys.length === 0 ? (
        <Empty title={t("empty.title")} ghost={<GhostRows still />} actions={add}>
          {t("empty.text")}
        </Empty>
      ) : (
        <ul className="grid grid-cols-1 gap-4 xl:grid-cols-2">
          {surveys.map((survey) => (
            <SurveyCard key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
    </>
  );
}
