import type { AdviceDismissal } from "@candor/contract/advice.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { adviceKey, adviceQuery } from "../../subjects/advice/advice-queries.ts";
import { AdviceRow } from "../../subjects/advice/advice-row.tsx";
import { TogetherTabs } from "../../subjects/together-tabs.tsx";

/** Everything the workspace's own figures advise, and what was dismissed. */
export function AdviceScreen() {
  const t = useMessages("web-advice");
  const { workspace, survey } = useHere();
  const { language } = useLanguage();
  const found = useQuery(
    adviceQuery(workspace.id, { surveyId: survey?.anonymous ? undefined : survey?.id, language }),
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <TogetherTabs />
      <Loaded query={found} ghost={<GhostRows rows={4} />}>
        {({ data, dismissed }) => (
          <div className="max-w-3xl">
            {data.length === 0 ? (
              <Empty title={t("none")}>{t("noneText")}</Empty>
            ) : (
              <ul aria-label={t("title")} className="card divide-y divide-line px-4 sm:px-5">
                {data.map((one) => (
                  <AdviceRow key={one.key} one={one} heading="h2" />
                ))}
              </ul>
            )}
            {dismissed.length > 0 ? <Dismissed dismissed={dismissed} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Dismissed({ dismissed }: { dismissed: readonly AdviceDismissal[] }) {
  const t = useMessages("web-advice");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const recall = useMutation({
    mutationFn: (adviceKeyOf: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/advice/dismissals/{adviceKey}", {
          params: { path: { adviceKey: adviceKeyOf } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: adviceKey(workspace.id) }),
  });
  return (
    <section aria-label={t("gone")} className="mt-6">
      <h2 className="mb-2 font-semibold">{t("gone")}</h2>
      <ErrorNotice error={recall.error} className="mb-2" />
      <ul className="space-y-2 text-sm">
        {dismissed.map(({ key, rule, reason, by, until }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 wrap-anywhere">
              {t("goneRow", {
                rule: t(`rule.${rule}`),
                reason,
                by,
                day: format.dayOf(until),
              })}
            </span>
            {may.write ? (
              <Button look="quiet" busy={recall.isPending} onClick={() => recall.mutate(key)}>
                {t("recall")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
