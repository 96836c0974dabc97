import type { ImprovementDecision, ImprovementDetail } from "@candor/contract/improvement.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { improvementsKey } from "./improvement-queries.ts";

const DECISIONS: readonly ImprovementDecision[] = ["keep", "change", "drop"];

type Act =
  | { path: "begin"; body: { day: string } }
  | { path: "check"; body: Record<string, never> }
  | { path: "decide"; body: { decision: ImprovementDecision; words: string } }
  | { path: "drop"; body: { words: string } };

/** What may be said of it: more than chance, no more than of all others, or nothing. */
function claimOf({ verdict, backdated, result }: ImprovementDetail) {
  if (verdict !== "better" || backdated) return "noClaim";
  const { effect } = result ?? {};
  return effect && effect.lower <= 0 ? "likeOthers" : "better";
}

/** What can be done next, and nothing else: begin, measure, decide, give up. */
export function ImprovementActs({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const today = useToday();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [day, setDay] = useState<string | undefined>(today);
  const [words, setWords] = useState("");
  const act = useMutation({
    mutationFn: async (wanted: Act) => {
      const params = { path: { improvementId: one.id } };
      const door = api(workspace.id);
      switch (wanted.path) {
        case "begin":
          return ask(
            door.POST("/api/v1/improvements/{improvementId}/begin", { params, body: wanted.body }),
          );
        case "check":
          return ask(
            door.POST("/api/v1/improvements/{improvementId}/check", { params, body: wanted.body }),
          );
        case "decide":
          return ask(
            door.POST("/api/v1/improvements/{improvementId}/decide", { params, body: wanted.body }),
          );
        case "drop":
          return ask(
            door.POST("/api/v1/improvements/{improvementId}/drop", { params, body: wanted.body }),
          );
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: improvementsKey(workspace.id) }),
  });
  const { state, checkOn, decision, decisionWords } = one;
  if (state === "done" || state === "dropped") {
    return decisionWords ? (
      <section className="card p-4 sm:p-5" aria-label={t("decided")}>
        <h2 className="font-semibold">{decision ? t(`decision.${decision}`) : t("decided")}</h2>
        <p className="mt-2 text-sm whitespace-pre-line wrap-anywhere">{decisionWords}</p>
      </section>
    ) : null;
  }
  const isDue = checkOn !== null && today >= checkOn;
  return (
    <section className="card space-y-3 p-4 sm:p-5" aria-label={t("next")}>
      <h2 className="font-semibold">{t("next")}</h2>
      {state === "plan" ? (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (day) act.mutate({ path: "begin", body: { day } });
          }}
        >
          <DayField label={t("begin.day")} value={day} onChange={setDay} required />
          <Button type="submit" look="strong" busy={act.isPending} disabled={!day}>
            {t("begin")}
          </Button>
          <p className="w-full text-sm text-muted">{t("begin.hint")}</p>
        </form>
      ) : null}
      {state === "do" ? (
        <p className="text-sm">
          {isDue || checkOn === null
            ? t("check.due")
            : t("check.wait", { day: format.day(checkOn) })}
        </p>
      ) : null}
      {state === "do" && isDue ? (
        <Button
          look="strong"
          busy={act.isPending}
          onClick={() => act.mutate({ path: "check", body: {} })}
        >
          {t("check")}
        </Button>
      ) : null}
      {state === "check" ? (
        <>
          <p className="text-sm">{t(`decide.${claimOf(one)}`)}</p>
          <TextArea
            label={t("decide.words")}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className="flex flex-wrap gap-2">
            {DECISIONS.map((wanted) => (
              <Button
                key={wanted}
                look={wanted === "keep" ? "strong" : "plain"}
                busy={act.isPending}
                onClick={() =>
                  act.mutate({ path: "decide", body: { decision: wanted, words: words.trim() } })
                }
              >
                {t(`decide.${wanted}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <Button
          look="quiet"
          busy={act.isPending}
          onClick={() => act.mutate({ path: "drop", body: { words: "" } })}
        >
          {t("drop")}
        </Button>
      )}
      <ErrorNotice error={act.error} />
    </section>
  );
}
