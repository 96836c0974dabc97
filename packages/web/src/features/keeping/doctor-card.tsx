import type { DoctorReport } from "@candor/contract/keeping.ts";
import { useMutation } from "@tanstack/react-query";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";

const LOOKS = {
  ok: { icon: CircleCheck, color: "text-promoter" },
  note: { icon: Info, color: "text-muted" },
  warning: { icon: TriangleAlert, color: "text-detractor" },
  fault: { icon: CircleX, color: "text-alarm" },
} as const;
/** What wants a look stands first. */
const ORDER = ["fault", "warning", "note", "ok"] as const;

/** `candor doctor` on a screen: settings, disk, database, tallies, mail and jobs, in words. */
export function DoctorCard() {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const examine = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/storage/doctor")),
  });
  return (
    <section aria-label={t("doctor")} className="card p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">{t("doctor")}</h2>
        <Button busy={examine.isPending} onClick={() => examine.mutate()}>
          {examine.data ? t("doctor.again") : t("doctor.run")}
        </Button>
      </div>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("doctor.text")}</p>
      <ErrorNotice error={examine.error} className="mt-3" />
      <div role="status" className="mt-4 empty:hidden">
        {examine.isPending ? <GhostRows rows={4} /> : null}
        {examine.data && !examine.isPending ? <Findings report={examine.data} /> : null}
      </div>
    </section>
  );
}

function Findings({ report }: { report: DoctorReport }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const findings = ORDER.flatMap((state) => report.findings.filter((one) => one.state === state));
  return (
    <>
      <p className="font-medium">
        {t(report.healthy ? "doctor.healthy" : "doctor.ill")}{" "}
        <span className="number text-sm font-normal text-muted">{format.moment(report.at)}</span>
      </p>
      <ul className="mt-2 divide-y divide-line">
        {findings.map(({ check, state, sentence }) => {
          const { icon: Icon, color } = LOOKS[state];
          return (
            <li key={`${check}${sentence}`} className="flex gap-3 py-2.5 text-sm">
              <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${color}`} />
              <span className="min-w-0">
                <span className="sr-only">{t(`doctor.state.${state}`)}: </span>
                <span lang="en" className="wrap-anywhere">
                  {sentence}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
