import type { CaseDetail } from "@candor/contract/case.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { PromisesOf } from "../../subjects/promises/promises-of.tsx";
import { CaseActs } from "./case-acts.tsx";
import { CaseClocks } from "./case-clocks.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHistory } from "./case-history.tsx";
import { caseQuery } from "./case-queries.ts";
import { DueMark, useCaseName, useMomentWords } from "./case-words.tsx";
import { Conversation } from "./conversation.tsx";
import { CustomerCard } from "./customer-card.tsx";

const Thank = lazy(() =>
  import("../../subjects/thanks/thank.tsx").then((m) => ({ default: m.Thank })),
);

/** One case: what was said, who it is, what is due and why then, what was done, what can be done. */
export function CaseScreen() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const { caseId } = useParams({ from: "/inside/cases/$caseId" });
  const query = useQuery(caseQuery(workspace.id, caseId));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/cases" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(one) => <Whole key={one.id} one={one} />}
      </Loaded>
    </>
  );
}

function Whole({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const nameOf = useCaseName();
  return (
    <>
      <PageHead
        title={nameOf(one)}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="number">#{one.number}</span>
            <span>{t(`state.${one.state}`)}</span>
            {one.dueAt ? <DueMark one={one} /> : null}
            {one.sensitive ? <span className="font-medium">{t("sensitive")}</span> : null}
          </span>
        }
        actions={
          <Link
            to="/improvements/new"
            search={(view) => ({ ...carried(view), case: one.id, title: one.title || undefined })}
            className="button button--plain"
          >
            {t("makeBetter")}
          </Link>
        }
      />
      {one.mergedInto ? (
        <p className="card mb-4 p-4">
          {t("merged.into")}{" "}
          <Link
            to="/cases/$caseId"
            params={{ caseId: one.mergedInto }}
            search={carried}
            className="link"
          >
            {t("merged.open")}
          </Link>
        </p>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <Said one={one} />
          <CaseActs one={one} />
          <Conversation one={one} />
          <PromisesOf
            of="case"
            caseId={one.id}
            mayMake={one.person !== null && one.mergedInto === null}
          />
          <section className="card p-4 sm:p-5">
            <Suspense fallback={null}>
              <Thank responseId={one.responseId} caseId={one.id} />
            </Suspense>
          </section>
          <CaseHistory one={one} />
        </div>
        <div className="min-w-0 space-y-4">
          <CustomerCard one={one} />
          <CaseFacts one={one} />
          <CaseClocks clocks={one.clocks} />
        </div>
      </div>
    </>
  );
}

/** The customer's own words, and what came of the case. */
function Said({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const s = useMessages("score");
  const moment = useMomentWords();
  const { answer } = one;
  return (
    <section aria-label={t("said")} className="card p-4 sm:p-5">
      {answer ? (
        <div className="flex items-center gap-3">
          <ScoreMark score={answer.score} group={answer.group} />
          <div>
            <p className="font-semibold">{s(answer.group)}</p>
            <p className="text-sm text-muted">{moment(answer.answeredAt)}</p>
          </div>
        </div>
      ) : (
        <p className="text-sm text-muted">{t("heard")}</p>
      )}
      {(answer?.comment ?? one.words) ? (
        <blockquote
          dir="auto"
          className="mt-3 border-s-3 border-line ps-4 text-[1.0625rem] leading-relaxed wrap-anywhere whitespace-pre-line"
        >
          {answer?.comment ?? one.words}
        </blockquote>
      ) : (
        <p className="mt-3 text-muted italic">{t("noWords")}</p>
      )}
      {answer?.comment && one.words ? (
        <p className="mt-3 text-sm wrap-anywhere whitespace-pre-line">{one.words}</p>
      ) : null}
      {one.outcome ? (
        <p className="mt-4 border-t border-line pt-3">
          <span className="font-medium">{t(`outcome.${one.outcome}`)}</span>
          {one.outcomeNote ? <span className="wrap-anywhere"> · {one.outcomeNote}</span> : null}
        </p>
      ) : null}
    </section>
  );
}
