import type { OwnModel, OwnModelTest } from "@candor/contract/own-model.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { useSaveModel } from "./use-save-model.ts";

/** Whether it is on, how it fares, what of the day is used; switching and testing it. */
export function StateCard({ model }: { model: OwnModel }) {
  const t = useMessages("web-own-model");
  const problems = useMessages("web-written");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const save = useSaveModel();
  const isSet = model.baseUrl !== "" && model.model !== "";
  const test = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/own-model/test")),
    onSettled: () =>
      client.invalidateQueries({ queryKey: ["workspace", workspace.id, "own-model"] }),
  });
  const { today, reading, resting } = model;
  return (
    <section aria-label={t("state")} className="card space-y-3 p-4 sm:p-6">
      <h2 className="font-semibold">{t("state")}</h2>
      <p className="wrap-anywhere" role="status">
        {model.enabled ? t("state.on", { model: model.model }) : t("state.off")}
      </p>
      {resting ? (
        <div className="text-sm">
          <p>
            {t("state.resting", {
              until: format.moment(resting.until),
              problem: problems(`problem.${resting.why}`),
            })}
          </p>
          {resting.detail ? (
            <p lang="en" className="mt-1 text-muted wrap-anywhere">
              {resting.detail}
            </p>
          ) : null}
        </div>
      ) : null}
      {isSet ? (
        <div className="number space-y-1 text-sm text-muted">
          <p>
            {model.lastWorkedAt
              ? t("state.worked", { when: format.moment(model.lastWorkedAt) })
              : t("state.never")}
          </p>
          <p>
            {t("state.used", {
              requests: today.requests,
              requestCap: model.requestsADay,
              characters: today.characters,
              characterCap: model.charactersADay,
              tokens: today.tokens,
            })}
          </p>
          <p>{t("state.reading", reading)}</p>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {model.enabled ? (
          <Button busy={save.isPending} onClick={() => save.mutate({ enabled: false })}>
            {t("off")}
          </Button>
        ) : (
          <Button
            look="strong"
            busy={save.isPending}
            disabled={!isSet}
            onClick={() => save.mutate({ enabled: true })}
          >
            {t("on")}
          </Button>
        )}
        <Button busy={test.isPending} disabled={!isSet} onClick={() => test.mutate()}>
          {t("test")}
        </Button>
      </div>
      <p className="text-sm text-muted">{t("test.hint")}</p>
      <div role="status">{test.data ? <Result result={test.data} /> : null}</div>
      <ErrorNotice error={save.error ?? test.error} />
    </section>
  );
}

function Result({ result }: { result: OwnModelTest }) {
  const t = useMessages("web-own-model");
  const problems = useMessages("web-written");
  const tones = useMessages("web-themes");
  const format = useFormat();
  if (!result.works) {
    return (
      <div className="rounded-xl border border-alarm/30 bg-alarm-soft p-3 text-sm">
        <p>{t("test.not", { problem: problems(`problem.${result.problem ?? "invalid"}`) })}</p>
        {result.detail ? (
          <p lang="en" className="mt-1 text-muted wrap-anywhere">
            {result.detail}
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <p className="rounded-xl bg-sunken p-3 text-sm">
      {t("test.works", {
        seconds: format.points(result.durationMs / 1000, 0.05),
        tone: tones(`tone.${result.tone ?? "unclear"}`),
      })}{" "}
      {result.jsonMode ? null : t("test.plain")}
    </p>
  );
}
