import type { CarePlan } from "@candor/contract/care.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { carePlansQuery } from "../../subjects/dossier/care-queries.ts";
import { useColleagueNames } from "../../subjects/dossier/colleague-field.tsx";
import { CareForm } from "./care-form.tsx";
import { CasesFrame } from "./cases-frame.tsx";

/** What is done for customers after a purchase, after a case, after silence. */
export function CareScreen() {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const may = useMay();
  const plans = useQuery(carePlansQuery(workspace.id));
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const add = may.write ? (
    <Button look="strong" onClick={() => setOpen("new")}>
      {t("care.new")}
    </Button>
  ) : undefined;
  return (
    <CasesFrame actions={open === null ? add : undefined}>
      <p className="mb-4 max-w-prose text-muted">{t("care.lead")}</p>
      {open === "new" ? <CareForm plan={null} onDone={close} /> : null}
      <Loaded query={plans}>
        {(all) =>
          all.length === 0 ? (
            open === "new" ? null : (
              <Empty title={t("care.none")} actions={add}>
                {t("care.noneText")}
              </Empty>
            )
          ) : (
            <ul className="max-w-3xl space-y-3">
              {all.map((plan) => (
                <li key={plan.id}>
                  {open === plan.id ? (
                    <CareForm plan={plan} onDone={close} />
                  ) : (
                    <Plan plan={plan} onChange={may.write ? () => setOpen(plan.id) : undefined} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </CasesFrame>
  );
}

/** When a plan begins, its steps, whose they are, and what came of it. */
function Plan({ plan, onChange }: { plan: CarePlan; onChange: (() => void) | undefined }) {
  const t = useMessages("web-dossier");
  const nameOf = useColleagueNames();
  return (
    <div className="card flex flex-wrap items-start justify-between gap-3 p-4 sm:p-5">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold wrap-anywhere">{plan.name}</h2>
        <p className="text-sm text-muted">
          {t(`care.says.${plan.trigger}`, { n: plan.silenceDays ?? 0 })} ·{" "}
          {plan.owner ? nameOf(plan.owner) : t("next.whoever")}
        </p>
        <ol className="mt-2 list-disc space-y-0.5 ps-5 text-sm">
          {plan.steps.map(({ afterDays, words }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id, and are not moved here
            <li key={index} className="wrap-anywhere">
              {t("care.says.step", { days: afterDays, words })}
            </li>
          ))}
        </ol>
        <p className="number mt-2 text-sm">
          {plan.active ? t("care.counts", { open: plan.open, done: plan.done }) : t("care.resting")}
        </p>
      </div>
      {onChange ? (
        <Button look="quiet" onClick={onChange}>
          {t("care.change")}
          <span className="sr-only"> {plan.name}</span>
        </Button>
      ) : null}
    </div>
  );
}
