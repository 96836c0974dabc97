import type { RewardCode } from "@candor/contract/reward.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { api, ask } from "../../request/api.ts";
import { codesQuery, rewardKey } from "./reward-queries.ts";

const STANDINGS = ["given", "free"] as const;

/** Who got which code, and what is still in the pool. */
export function CodesCard({ survey }: { survey: Survey }) {
  const t = useMessages("web-rewards");
  const { workspace } = useHere();
  const [standing, setStanding] = useState<(typeof STANDINGS)[number]>("given");
  const list = useInfiniteQuery(codesQuery(workspace.id, survey.id, standing));
  return (
    <section aria-label={t("codes")} className="card p-4 sm:p-6">
      <h2 className="mb-2 font-semibold">{t("codes")}</h2>
      <Tabs
        name={t("codes")}
        tabs={STANDINGS.map((value) => ({ value, label: t(`codes.${value}`) }))}
        value={standing}
        onChange={setStanding}
      >
        <PagedList
          query={list}
          ghostRows={4}
          empty={<p className="text-sm text-muted">{t(`codes.${standing}.none`)}</p>}
        >
          {(codes) => (
            <ul className="divide-y divide-line">
              {codes.map((code) => (
                <Code key={code.code} survey={survey} code={code} />
              ))}
            </ul>
          )}
        </PagedList>
      </Tabs>
    </section>
  );
}

function Code({ survey, code }: { survey: Survey; code: RewardCode }) {
  const t = useMessages("web-rewards");
  const format = useFormat();
  const may = useMay();
  const { workspace } = useHere();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/surveys/{surveyId}/reward/codes/remove", {
          params: { path: { surveyId: survey.id } },
          body: { codes: [code.code] },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: rewardKey(workspace.id, survey.id) }),
  });
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-40">
          <code className="block wrap-anywhere">{code.code}</code>
          <span className="number text-xs text-muted">
            {code.givenAt
              ? t("codes.givenAt", { when: format.moment(code.givenAt) })
              : t("codes.addedAt", { when: format.moment(code.addedAt) })}
          </span>
        </span>
        {code.person ? <PersonChip person={code.person} personId={code.person.id} /> : null}
        {code.responseId ? (
          <Link
            to="/responses"
            search={(view) => ({
              ...carried(view),
              survey: survey.id,
              response: code.responseId ?? undefined,
            })}
            className="text-sm text-accent underline-offset-4 hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
          >
            {t("codes.answer")}
          </Link>
        ) : null}
        {code.givenAt || !may.write ? null : (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("codes.remove")}
          </Button>
        )}
      </div>
      <ErrorNotice error={remove.error} className="mt-2" />
    </li>
  );
}
