import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { modelOfferQuery } from "../../subjects/own-model/model-queries.ts";
import { ReadingProgressNote } from "./reading-progress.tsx";

type Patch = BodyOf<"/api/v1/reading-settings", "patch">;

/** Whether personal data is replaced before comments are kept; which reader reads them, and how far it is. */
export function ReadingSettingsScreen() {
  const t = useMessages("web-themes");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const key = [...workspaceKey(workspace.id), "reading-settings"];
  const settings = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(api(workspace.id).GET("/api/v1/reading-settings", { signal })),
    refetchInterval: ({ state }) => ((state.data?.progress.waiting ?? 0) > 0 ? 2000 : false),
  });
  const offer = useQuery(modelOfferQuery(workspace.id));
  const save = useMutation({
    mutationFn: (body: Patch) => ask(api(workspace.id).PATCH("/api/v1/reading-settings", { body })),
    onSuccess: (fresh) => client.setQueryData(key, fresh),
  });
  return (
    <>
      <PageHead
        title={t("settings")}
        actions={
          <Link to="/themes" search={carried} className="button button--plain">
            {t("back")}
          </Link>
        }
      />
      <Loaded query={settings}>
        {({ redaction, progress }) => (
          <div className="max-w-3xl space-y-4">
            <fieldset className="card space-y-2 p-4 sm:p-6" disabled={!may.admin || save.isPending}>
              <legend className="sr-only">{t("redaction")}</legend>
              <h2 className="font-semibold">{t("redaction")}</h2>
              {(["keep", "replace"] as const).map((choice) => (
                <label key={choice} className="flex min-h-10 items-center gap-3 touch:min-h-11">
                  <input
                    type="radio"
                    name="redaction"
                    className="size-4 accent-accent"
                    checked={redaction === choice}
                    onChange={() => save.mutate({ redaction: choice })}
                  />
                  {t(`redaction.${choice}`)}
                </label>
              ))}
              <p className="text-sm text-muted">{t("redaction.hint")}</p>
              <ErrorNotice error={save.error} />
            </fieldset>
            <section aria-label={t("reader")} className="card p-4 sm:p-6">
              <h2 className="mb-2 font-semibold">
                {t("reader")} <How page="reading-comments" inline />
              </h2>
              <p className="text-sm text-muted">
                {offer.data?.model
                  ? t("reader.andModel", {
                      version: progress.version,
                      model: offer.data.model,
                    })
                  : t("reader.version", { version: progress.version })}
              </p>
              <p className="mt-2 text-sm text-muted">{t("reader.languages")}</p>
              {progress.waiting === 0 ? (
                <p className="mt-2 text-sm">{t("reader.done")}</p>
              ) : (
                <ReadingProgressNote progress={progress} />
              )}
            </section>
            {may.admin ? (
              <section aria-label={t("ownModel")} className="card p-4 sm:p-6">
                <h2 className="mb-2 font-semibold">{t("ownModel")}</h2>
                <p className="text-sm text-muted">{t("ownModel.hint")}</p>
                <Link to="/themes/model" search={carried} className="button button--plain mt-3">
                  {t("ownModel.open")}
                </Link>
              </section>
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
