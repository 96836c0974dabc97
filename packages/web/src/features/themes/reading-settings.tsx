import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { How } from "../../here/how.tsx";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { modelOfferQuery } from "../../subjects/own-model/model-queries.ts";
import { OwnWeightsCard } from "./own-weights.tsx";
import { ReadingProgressNote } from "./reading-progress.tsx";
import { RedactionChoice } from "./redaction-choice.tsx";
import { RepeatsChoice } from "./repeats-choice.tsx";

const NamesCard = lazy(() => import("./names-card.tsx").then((m) => ({ default: m.NamesCard })));

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
        {({ redaction, redactionNames, originals, repeatsOnce, ownWeights, progress }) => (
          <div className="max-w-3xl space-y-4">
            <RedactionChoice
              redaction={redaction}
              originals={originals}
              disabled={!may.admin || save.isPending}
              error={save.error}
              onChange={(choice) => save.mutate({ redaction: choice })}
            />
            <Suspense fallback={null}>
              <NamesCard
                key={redactionNames.join("\n")}
                names={redactionNames}
                replaces={redaction !== "keep"}
                disabled={!may.admin || save.isPending}
                onSave={(names) => save.mutateAsync({ redactionNames: names })}
              />
            </Suspense>
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
            <OwnWeightsCard
              own={ownWeights}
              disabled={!may.admin || save.isPending}
              onChange={(wanted) => save.mutate({ ownWeights: wanted })}
            />
            <RepeatsChoice
              once={repeatsOnce}
              disabled={!may.admin || save.isPending}
              onChange={(once) => save.mutate({ repeatsOnce: once })}
            />
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
