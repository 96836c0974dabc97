import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Archive from "lucide-react/icons/archive";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import Copy from "lucide-react/icons/copy";
import Ellipsis from "lucide-react/icons/ellipsis";
import Trash2 from "lucide-react/icons/trash-2";
import { surveysQuery } from "../../here/queries.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Menu, type MenuItem } from "../../parts/menu.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";

const ICON = "size-4 text-muted";

type Act = "duplicate" | "archive" | "open" | "delete";

/** Duplicate, archive, delete: done at once, and taken back by "Undo". */
export function SurveyMenu({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const own = api(workspace.id);
  const params = { path: { surveyId: survey.id } };
  const refresh = () => client.invalidateQueries({ queryKey: surveysQuery(workspace.id).queryKey });
  const setStatus = (status: Survey["status"]) =>
    ask(own.PATCH("/api/v1/surveys/{surveyId}", { params, body: { status } })).then(refresh);
  const remove = (surveyId: string) =>
    ask(own.DELETE("/api/v1/surveys/{surveyId}", { params: { path: { surveyId } } })).then(refresh);

  const act = useMutation({
    mutationFn: async (what: Act): Promise<{ message: string; undo: () => Promise<void> }> => {
      if (what === "duplicate") {
        const body = { name: t("copyOf", { name: survey.name }).slice(0, 100) };
        const made = await ask(own.POST("/api/v1/surveys/{surveyId}/duplicate", { params, body }));
        await refresh();
        return { message: t("duplicated", { name: made.name }), undo: () => remove(made.id) };
      }
      if (what === "delete") {
        await remove(survey.id);
        const { status } = survey;
        return {
          message: t("deleted", { name: survey.name }),
          undo: () =>
            ask(own.POST("/api/v1/surveys/{surveyId}/restore", { params, body: { status } })).then(
              refresh,
            ),
        };
      }
      const status = what === "archive" ? "archived" : "open";
      await setStatus(status);
      return { message: t(`nowStatus.${status}`), undo: () => setStatus(survey.status) };
    },
    onSuccess: (done) => toast(done),
  });
  if (!may.write) return null;
  const items: MenuItem[] = [
    {
      label: t("duplicate"),
      icon: <Copy aria-hidden className={ICON} />,
      onSelect: () => act.mutate("duplicate"),
    },
    survey.status === "archived"
      ? {
          label: t("openSurvey"),
          icon: <ArchiveRestore aria-hidden className={ICON} />,
          onSelect: () => act.mutate("open"),
        }
      : {
          label: t("archive"),
          icon: <Archive aria-hidden className={ICON} />,
          onSelect: () => act.mutate("archive"),
        },
    { kind: "line" },
    {
      label: t("delete"),
      icon: <Trash2 aria-hidden className={ICON} />,
      onSelect: () => act.mutate("delete"),
    },
  ];
  return (
    <>
      <Menu
        name={t("doWith", { name: survey.name })}
        className="button button--icon button--quiet -my-1.5"
        items={items}
      >
        <Ellipsis aria-hidden className="size-5" />
      </Menu>
      <ErrorNotice error={act.error} />
    </>
  );
}
