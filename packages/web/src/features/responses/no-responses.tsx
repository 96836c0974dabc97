import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useListView } from "./list-view.ts";

/** No answer fits, or there is none at all yet: what to do next. */
export function NoResponses() {
  const t = useMessages("web-responses");
  const [view, change] = useListView();
  const { survey } = useHere();
  const narrowed =
    view.period ??
    view.from ??
    view.filter ??
    view.group ??
    view.search ??
    view.standing ??
    view.hasComment ??
    view.mayContact ??
    view.tag ??
    view.import;
  if (survey && survey.answers > 0 && narrowed !== undefined) {
    return (
      <Empty
        title={t("none.title")}
        ghost={<GhostRows still />}
        actions={
          <Button
            look="strong"
            onClick={() =>
              change({
                period: undefined,
                from: undefined,
                to: undefined,
                filter: undefined,
                group: undefined,
                search: undefined,
                standing: undefined,
                hasComment: undefined,
                mayContact: undefined,
                tag: undefined,
                import: undefined,
              })
            }
          >
            {t("none.clear")}
          </Button>
        }
      >
        {view.standing === "excluded"
          ? t("none.excluded")
          : view.standing === "quarantined"
            ? t("none.quarantined")
            : t("none.narrowed")}
      </Empty>
    );
  }
  return (
    <Empty
      title={t("empty.title")}
      ghost={<GhostRows still />}
      actions={
        <>
          <Link to="/surveys" search={carried} className="button button--strong">
            {t("empty.share")}
          </Link>
          <Link to="/imports" search={carried} className="button button--plain">
            {t("empty.import")}
          </Link>
        </>
      }
    >
      {t("empty.text")}
    </Empty>
  );
}
