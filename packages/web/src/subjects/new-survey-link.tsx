import { Link } from "@tanstack/react-router";
import { carried } from "../here/view.ts";
import { useMessages } from "../language/language-context.tsx";

/** From a screen that has nothing to show without a survey to a new one. */
export function NewSurveyLink() {
  const t = useMessages("web");
  return (
    <Link to="/surveys/new" search={carried} className="button button--strong">
      {t("palette.newSurvey")}
    </Link>
  );
}
