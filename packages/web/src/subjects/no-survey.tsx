import { Link } from "@tanstack/react-router";
import { carried } from "../here/view.ts";
import { useMessages } from "../language/language-context.tsx";
import { Empty, GhostRows } from "../parts/page.tsx";

/** Without a survey there is nothing to ask. */
export function NoSurvey() {
  const t = useMessages("web-asking");
  return (
    <Empty
      title={t("empty.title")}
      ghost={<GhostRows still />}
      actions={
        <Link to="/surveys/new" search={carried} className="button button--strong">
          {t("newSurvey")}
        </Link>
      }
    >
      {t("noSurvey")}
    </Empty>
  );
}
