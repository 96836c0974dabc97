import type { DecisionDetail } from "@candor/contract/decision.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { addDays } from "../../here/period.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { DeltaMark } from "../../parts/delta-mark.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { decisionQuery } from "./decision-queries.ts";
import { EvidenceCard, Scored } from "./evidence-card.tsx";
import { ReviewForm } from "./review-form.tsx";

/** One decision: what was weighed and chosen, on which figures, and what became of it. */
export function DecisionScreen() {
  const t = useMessages("web-decisions");
  const { workspace } = useHere();
  const { decisionId } = useParams({ from: "/inside/decisions/$decisionId" });
  const query = useQuery(decisionQuery(workspace.id, decisionId));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/decisions" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={8} />}>
        {(one) => <Detail one={one} />}
      </Loaded>
    </>
  );
}

function Detail({ one }: { one: DecisionDetail }) {
  const t = useMessages("web-decisions");
  const format = useFormat();
  const holds = one.state !== "superseded";
  const who = one.decidedBy.map(({ name }) => name).join(", ");
  return (
    <>
      <PageHead
        title={one.question}
        lead={`#${one.number} · ${t("decided", { day: format.day(one.decidedOn), who })}`}
        actions={
          holds ? (
            <Link
              to="/decisions/new"
              search={(view) => ({ ...carried(view), instead: one.id, question: one.question })}
              className="button button--plain"
            >
              {t("supersede")}
            </Link>
          ) : null
        }
      />
      <Others one={one} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-4">
          <Chosen one={one} />
          {one.evidence ? <EvidenceCard evidence={one.evidence} /> : null}
        </div>
        <div className="min-w-0 space-y-4">
          <Reviews one={one} />
          {holds ? <ReviewForm key={one.reviews.length} one={one} /> : null}
        </div>
      </div>
    </>
  );
}

/** What holds instead of it, and what it holds instead of. */
function Others({ one }: { one: DecisionDetail }) {
  const t = useMessages("web-decisions");
  const { successor, predecessor } = one;
  const rows = [
    ...(successor ? [{ other: successor, text: t("successor") }] : []),
    ...(predecessor ? [{ other: predecessor, text: t("predecessor") }] : []),
  ];
  return rows.map(({ other, text }) => (
    <p key={other.id} className="card mb-4 p-4 text-sm wrap-anywhere">
      {text}{" "}
      <Link
        to="/decisions/$decisionId"
        params={{ decisionId: other.id }}
        search={carried}
        className="link"
      >
        #{other.number} {other.question}
      </Link>
    </p>
  ));
}

function Chosen({ one }: { one: DecisionDetail }) {
  const t = useMessages("web-decisions");
  const format = useFormat();
  const { options, choice, expected, about, reviewOn, state } = one;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("field.choice")}>
      <h2 className="text-sm text-muted">{t("field.choice")}</h2>
      <p className="text-lg font-semibold wrap-anywhere">{choice}</p>
      <dl className="mt-3 grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
        {options.length > 0 ? (
          <>
            <dt className="text-muted">{t("field.options")}</dt>
            <dd>
              <ul className="list-disc ps-5">
                {options.map((option) => (
                  <li key={option} className="wrap-anywhere">
                    {option}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
        <dt className="text-muted">{t("field.expected")}</dt>
        <dd className="whitespace-pre-line wrap-anywhere">{expected || t("expected.none")}</dd>
        {state !== "superseded" ? (
          <>
            <dt className="text-muted">{t("field.reviewOn")}</dt>
            <dd>{reviewOn ? format.day(reviewOn) : t("review.never")}</dd>
          </>
        ) : null}
        {about ? (
          <>
            <dt className="text-muted">{t("about")}</dt>
            <dd>
              <AboutLink about={about} />
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

function AboutLink({ about: { kind, id } }: { about: NonNullable<DecisionDetail["about"]> }) {
  const t = useMessages("web-decisions");
  const look = { search: carried, className: "link" };
  const text = t(`about.${kind}`);
  if (kind === "improvement") {
    return (
      <Link to="/improvements/$improvementId" params={{ improvementId: id }} {...look}>
        {text}
      </Link>
    );
  }
  if (kind === "theme") {
    return (
      <Link to="/themes/$themeId" params={{ themeId: id }} {...look}>
        {text}
      </Link>
    );
  }
  if (kind === "meeting") {
    return (
      <Link to="/meetings/$meetingId" params={{ meetingId: id }} {...look}>
        {text}
      </Link>
    );
  }
  return (
    <Link to={kind === "goal" ? "/goals" : "/alerts"} {...look}>
      {text}
    </Link>
  );
}

/** Every look at what became of it: words, and the figures then and now. */
function Reviews({ one: { reviews, evidence } }: { one: DecisionDetail }) {
  const t = useMessages("web-decisions");
  const format = useFormat();
  return (
    <section className="card p-4 sm:p-5" aria-label={t("reviews")}>
      <h2 className="font-semibold">{t("reviews")}</h2>
      {reviews.length === 0 ? (
        <p className="mt-2 text-sm text-muted">{t("reviews.none")}</p>
      ) : (
        <ol className="divide-y divide-line">
          {reviews.map(({ id, at, by, outcome, words, figures, look }) => (
            <li key={id} className="space-y-2 py-3 text-sm">
              <p className="font-medium">{t(`outcome.${outcome}`)}</p>
              {words ? <p className="whitespace-pre-line wrap-anywhere">{words}</p> : null}
              {figures && evidence ? (
                <>
                  <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
                    <dt className="text-muted">
                      {format.dayRange(evidence.from, addDays(evidence.to, -1))}
                    </dt>
                    <dd>
                      <Scored score={evidence.score} />
                    </dd>
                    <dt className="text-muted">
                      {format.dayRange(figures.from, addDays(figures.to, -1))}
                    </dt>
                    <dd>
                      <Scored score={figures.score} />
                    </dd>
                  </dl>
                  <p>
                    {figures.difference ? (
                      <DeltaMark difference={figures.difference} />
                    ) : (
                      t("reviews.few")
                    )}
                  </p>
                  <p className="text-muted">
                    {t("reviews.noCause")} {look > 1 ? t("reviews.look", { n: look }) : null}{" "}
                    <How inline page="difference" />
                  </p>
                </>
              ) : null}
              <p className="text-muted">
                {by}, {format.moment(at)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
