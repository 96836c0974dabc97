import type { CaseRule } from "@candor/contract/case-rule.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { useThemeValueName } from "../../subjects/theme-name.ts";
import { casesKey, rulesQuery } from "./case-queries.ts";
import { CasesFrame } from "./cases-frame.tsx";
import { RuleForm } from "./rule-form.tsx";

/** Which answers open a case; the first rule that holds opens it. */
export function RulesScreen() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const may = useMay();
  const rules = useQuery(rulesQuery(workspace.id));
  const [open, setOpen] = useState<string | null>(null);
  const client = useQueryClient();
  const order = useMutation({
    mutationFn: (ids: string[]) =>
      ask(api(workspace.id).PUT("/api/v1/case-rules/order", { body: { ids } })),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  const add = may.write ? (
    <Button look="strong" onClick={() => setOpen("new")}>
      {t("rule.new")}
    </Button>
  ) : undefined;
  return (
    <CasesFrame actions={open === null ? add : undefined}>
      <p className="mb-4 max-w-prose text-muted">{t("rule.lead")}</p>
      {open === "new" ? <RuleForm rule={null} onDone={() => setOpen(null)} /> : null}
      <ErrorNotice error={order.error} className="mb-3" />
      <Loaded query={rules}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t("rule.none")} actions={add}>
              {t("rule.noneText")}
            </Empty>
          ) : (
            <ol className="max-w-3xl space-y-3">
              {all.map((rule, index) =>
                open === rule.id ? (
                  <li key={rule.id}>
                    <RuleForm rule={rule} onDone={() => setOpen(null)} />
                  </li>
                ) : (
                  <li key={rule.id} className="card flex items-start gap-3 p-4 sm:p-5">
                    <div className="min-w-0 flex-1">
                      <h2 className="font-semibold wrap-anywhere">
                        <span className="number text-muted">{index + 1}.</span> {rule.name}
                      </h2>
                      <p className="text-sm text-muted">
                        <RuleWords rule={rule} />
                      </p>
                      {rule.active ? null : (
                        <p className="text-sm font-medium">{t("rule.inactive")}</p>
                      )}
                    </div>
                    {may.write ? (
                      <div className="flex shrink-0 items-center">
                        <IconButton
                          name={t("rule.up", { name: rule.name })}
                          disabled={index === 0}
                          onClick={() => order.mutate(moved(all, index, -1))}
                        >
                          <ArrowUp aria-hidden className="size-4" />
                        </IconButton>
                        <IconButton
                          name={t("rule.down", { name: rule.name })}
                          disabled={index === all.length - 1}
                          onClick={() => order.mutate(moved(all, index, 1))}
                        >
                          <ArrowDown aria-hidden className="size-4" />
                        </IconButton>
                        <Button look="quiet" onClick={() => setOpen(rule.id)}>
                          {t("rule.change")}
                          <span className="sr-only"> {rule.name}</span>
                        </Button>
                      </div>
                    ) : null}
                  </li>
                ),
              )}
            </ol>
          )
        }
      </Loaded>
    </CasesFrame>
  );
}

function moved(rules: readonly CaseRule[], index: number, by: 1 | -1): string[] {
  const ids = rules.map(({ id }) => id);
  const [id] = ids.splice(index, 1);
  if (id) ids.splice(index + by, 0, id);
  return ids;
}

/** What a rule asks of an answer, in words. */
function RuleWords({ rule: { condition } }: { rule: CaseRule }) {
  const t = useMessages("web-cases");
  const format = useFormat();
  const { surveys } = useHere();
  const r = useMessages("web-themes");
  const nameOf = useThemeValueName();
  const { scoreFrom, scoreTo, properties, boughtFor, themes, tones, urgencyFrom } = condition;
  const parts = [
    scoreFrom !== undefined || scoreTo !== undefined
      ? t("rule.says.score", { from: scoreFrom ?? 0, to: scoreTo ?? 10 })
      : null,
    condition.reachable ? t("rule.says.reachable") : null,
    condition.mayContact ? t("rule.says.mayContact") : null,
    condition.hasComment ? t("rule.says.hasComment") : null,
    themes?.length ? format.either(themes.map(nameOf)) : null,
    tones?.length
      ? t("rule.says.tone", { tone: format.either(tones.map((tone) => r(`tone.${tone}`))) })
      : null,
    urgencyFrom === undefined ? null : t(`rule.urgencyFrom.${urgencyFrom}`),
    condition.leaving ? t("rule.says.leaving") : null,
    boughtFor === undefined ? null : t("rule.says.boughtFor", { amount: format.count(boughtFor) }),
    condition.surveys?.length
      ? format.either(
          condition.surveys.map((id) => surveys.find((survey) => survey.id === id)?.name ?? "?"),
        )
      : null,
    properties?.length ? format.list(properties.map((one) => one.replace("=", ": "))) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? t("rule.says.every") : parts.join(" · ");
}
