import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { FourSteps } from "../../subjects/four-steps.tsx";

/** Surveyed, heard, fixed, told: how far it has come for those who raised it, with counts and days. */
export function LoopStrip({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const { surveyed, heard, fixed, told } = one.loop;
  const steps = [
    {
      key: "surveyed",
      done: surveyed.answers > 0,
      text: t("loop.surveyed.text", {
        n: surveyed.answers,
        from: format.day(surveyed.from),
        to: format.day(surveyed.to),
      }),
    },
    {
      key: "heard",
      done: heard.sources > 0,
      text: t("loop.heard.text", { n: heard.sources, people: heard.people }),
    },
    {
      key: "fixed",
      done: fixed !== null,
      text: fixed ? format.day(fixed) : t("step.toCome"),
    },
    {
      key: "told",
      done: told.done,
      text:
        told.people > 0
          ? [
              t("loop.told.text", { told: told.told, people: told.people }),
              ...(told.on ? [t("loop.told.on", { day: format.day(told.on) })] : []),
            ].join(", ")
          : t("step.toCome"),
    },
  ] as const;
  return (
    <FourSteps
      name={t("loop")}
      steps={steps.map((step) => ({ ...step, name: t(`loop.${step.key}`) }))}
    >
      <Tell one={one} />
    </FourSteps>
  );
}

/** Begins the letter to everybody behind the sources; what was begun before stands in the list of all. */
function Tell({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const { workspace } = useHere();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/announcements", { body: { improvementId: one.id } })),
    onSuccess: ({ id }) =>
      navigate({
        to: "/announcements/$announcementId",
        params: { announcementId: id },
        search: carried,
      }),
  });
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line p-3 sm:px-4">
      {one.state === "plan" || one.state === "dropped" ? null : (
        <Button busy={begin.isPending} onClick={() => begin.mutate()}>
          {t("tell")}
        </Button>
      )}
      <Link to="/announcements" search={carried} className="link text-sm">
        {t("told.all")}
      </Link>
      <ErrorNotice error={begin.error} />
    </div>
  );
}
