import type { Call } from "@candor/contract/case.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useChangeView } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { useToast } from "../../parts/toast.tsx";
import { CareToDo } from "../../subjects/dossier/care-tasks.tsx";
import { ContactsToMake } from "../../subjects/dossier/contacts-to-make.tsx";
import { FirstWeek } from "../../subjects/homes/first-week.tsx";
import { callsQuery } from "./case-queries.ts";
import { DueMark, useColleagues, useMomentWords } from "./case-words.tsx";
import { CasesFrame } from "./cases-frame.tsx";
import type { CallsView } from "./cases-view.ts";
import { ContactForm } from "./contact-form.tsx";
import { ContactMark, OtherAnswers, Reach } from "./customer-card.tsx";
import { ResolveForm } from "./resolve-form.tsx";
import { useSnoozeUntil } from "./snooze.ts";
import { useCaseActs } from "./use-case-acts.ts";

/** The front line's home: whom to call, one after another. Whoever allowed it stands first. */
export function CallsScreen() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const { whose } = useSearch({ from: "/inside/cases/calls" });
  const change = useChangeView<View & CallsView>();
  const calls = useQuery(callsQuery(workspace.id, whose ?? "mine"));
  return (
    <CasesFrame>
      <FirstWeek of="front_line" />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-sm text-muted">{t("calls.lead")}</p>
        <div className="flex gap-2">
          {(["mine", "all"] as const).map((value) => (
            <button
              key={value}
              type="button"
              className="chip"
              aria-pressed={(whose ?? "mine") === value}
              onClick={() => change({ whose: value === "all" ? "all" : undefined })}
            >
              {t(`calls.${value}`)}
            </button>
          ))}
        </div>
      </div>
      <ContactsToMake whose={whose ?? "mine"} />
      <CareToDo whose={whose ?? "mine"} />
      <Loaded query={calls} ghost={<GhostRows rows={3} />}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title={t("calls.none")}
              actions={
                <Link to="/cases" search={carried} className="button button--plain">
                  {t("part.cases")}
                </Link>
              }
            >
              {t("calls.noneText")}
            </Empty>
          ) : (
            <>
              <p role="status" className="number mb-3 text-sm font-medium">
                {t("calls.count", { n: all.length })}
              </p>
              <ol className="mx-auto max-w-2xl space-y-4">
                {all.map((call) => (
                  <CallCard key={call.id} call={call} />
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </CasesFrame>
  );
}

/** One call: who, the number, their words, what is owed, what came of it. */
function CallCard({ call }: { call: Call }) {
  const t = useMessages("web-cases");
  const s = useMessages("score");
  const { me } = useHere();
  const toast = useToast();
  const colleagues = useColleagues();
  const moment = useMomentWords();
  const act = useCaseActs(call.id);
  const snoozeUntil = useSnoozeUntil();
  const [open, setOpen] = useState<"reached" | "done" | null>(null);
  const { answer, person } = call;
  if (!person) return null;
  const name = nameOf(person) ?? `#${call.number}`;
  const tried = (result: "not_reached" | "wrong_number") =>
    act.mutate(
      {
        do: "contacts",
        body: {
          result,
          next: snoozeUntil(result === "not_reached" ? "three_hours" : "tomorrow"),
        },
      },
      {
        onSuccess: () =>
          toast({
            message: t("calls.putOff", { who: name }),
            undo: () =>
              act.mutateAsync({ do: "snooze", body: { until: null } }).then(() => undefined),
          }),
      },
    );
  return (
    <li className="card p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold wrap-anywhere">
            <Link
              to="/cases/$caseId"
              params={{ caseId: call.id }}
              search={carried}
              className="hover:underline"
            >
              {name}
            </Link>
          </h2>
          <DueMark one={call} />
        </div>
        {answer ? <ScoreMark score={answer.score} group={answer.group} /> : null}
      </div>
      <div className="mt-2 space-y-3">
        <ContactMark mayContact={call.mayContact} />
        {(answer?.comment ?? call.words) ? (
          <blockquote
            dir="auto"
            className="border-s-3 border-line ps-3 wrap-anywhere whitespace-pre-line"
          >
            {answer?.comment ?? call.words}
          </blockquote>
        ) : (
          <p className="text-muted italic">
            {answer ? s(answer.group) : null} · {t("noWords")}
          </p>
        )}
        <Reach person={person} />
        <p className="text-sm text-muted">
          {[
            call.owner === null
              ? t("owner.nobody")
              : call.owner === me.user.id
                ? t("owner.me")
                : colleagues.nameOf(call.owner),
            call.tries > 0 ? t("calls.tries", { n: call.tries }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {call.owed.length > 0 ? (
          <ul aria-label={t("part.promises")} className="space-y-1 text-sm">
            {call.owed.map((one) => (
              <li key={`${one.dueAt} ${one.words}`} className="wrap-anywhere">
                <span className="font-medium">{t("calls.owed", { when: moment(one.dueAt) })}</span>{" "}
                <span dir="auto">{one.words}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <OtherAnswers answers={call.otherAnswers} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
        <Button
          aria-expanded={open === "reached"}
          onClick={() => setOpen(open === "reached" ? null : "reached")}
        >
          {t("result.reached")}
        </Button>
        <Button busy={act.isPending} onClick={() => tried("not_reached")}>
          {t("result.not_reached")}
        </Button>
        <Button busy={act.isPending} onClick={() => tried("wrong_number")}>
          {t("result.wrong_number")}
        </Button>
        <Button
          aria-expanded={open === "done"}
          onClick={() => setOpen(open === "done" ? null : "done")}
        >
          {t("calls.done")}
        </Button>
        {call.owner === null ? (
          <Button look="quiet" onClick={() => act.mutate({ do: "claim", body: {} })}>
            {t("act.claim")}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={act.error} className="mt-3" />
      {open === "reached" ? <ContactForm one={call} onDone={() => setOpen(null)} /> : null}
      {open === "done" ? <ResolveForm one={call} onDone={() => setOpen(null)} /> : null}
    </li>
  );
}
