import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { useChangeView } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { OthersStories } from "../../subjects/others-stories.tsx";
import { ShareButton } from "../../subjects/share-button.tsx";
import { BelongsFields } from "./belongs-fields.tsx";
import { ImprovementActs } from "./improvement-acts.tsx";
import { improvementQuery, improvementsKey } from "./improvement-queries.ts";
import { useMeasureWords, useOwnerName, VerdictMark } from "./improvement-words.tsx";
import { LoopStrip } from "./loop-strip.tsx";
import { PlanForm } from "./plan-form.tsx";
import { ResultCard } from "./result-card.tsx";
import { SourceList } from "./source-list.tsx";
import { WriteUp } from "./write-up.tsx";

/** One improvement: how far it is, what it was to show, what was found, and whose words it comes from. */
export function ImprovementScreen() {
  const t = useMessages("web-improvements");
  const { workspace } = useHere();
  const { improvementId } = useParams({ from: "/inside/improvements/$improvementId" });
  const query = useQuery(improvementQuery(workspace.id, improvementId));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/improvements" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={8} />}>
        {(one) => <Detail one={one} />}
      </Loaded>
    </>
  );
}

function Detail({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const owners = useOwnerName();
  return (
    <>
      <PageHead
        title={one.title}
        lead={t("detail.lead", {
          number: one.number,
          owner: one.owner ? owners.nameOf(one.owner) : t("owner.nobody"),
        })}
        actions={
          <>
            <ShareButton what={{ kind: "improvement", id: one.id, name: one.title }} />
            <Link
              to="/decisions/new"
              search={(view) => ({ ...carried(view), of: "improvement" as const, id: one.id })}
              className="button button--plain"
            >
              {t("decide.write")}
            </Link>
          </>
        }
      />
      <LoopStrip one={one} />
      <Steps one={one} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-4">
          {one.result ? <ResultCard result={one.result} backdated={one.backdated} /> : null}
          <ImprovementActs key={one.version} one={one} />
          <WriteUp one={one} />
          <Plan one={one} />
        </div>
        <div className="min-w-0 space-y-4">
          <OthersStories sought={{ improvementId: one.id }} />
          <Remarks one={one} />
          <SourceList one={one} />
        </div>
      </div>
    </>
  );
}

/** Heard, begun, measured, decided: with the count or the day of each, or what is still to come. */
function Steps({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const steps = [
    {
      key: "heard",
      done: one.sources > 0,
      text: t("card.sources", { sources: one.sources, people: one.people }),
    },
    {
      key: "begun",
      done: one.beganOn !== null,
      text: one.beganOn ? format.day(one.beganOn) : t("step.toCome"),
    },
    {
      key: "measured",
      done: one.verdict !== null,
      text: one.verdict ? (
        <VerdictMark verdict={one.verdict} />
      ) : one.checkOn ? (
        t("step.from", { day: format.day(one.checkOn) })
      ) : (
        t("step.toCome")
      ),
    },
    {
      key: "decided",
      done: one.decision !== null,
      text: one.decision ? t(`decision.${one.decision}`) : t("step.toCome"),
    },
  ] as const;
  return (
    <ol className="card mb-4 grid grid-cols-2 gap-px overflow-hidden lg:grid-cols-4">
      {steps.map(({ key, done, text }) => (
        <li key={key} className={`min-w-0 p-3 sm:p-4 ${done ? "" : "text-muted"}`}>
          <span className={`block text-sm font-semibold ${done ? "text-accent" : ""}`}>
            {t(`step.${key}`)}
          </span>
          <span className="text-sm">{text}</span>
        </li>
      ))}
    </ol>
  );
}

function Plan({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const [changing, setChanging] = useState(false);
  const change = useChangeView();
  return (
    <section className="card p-4 sm:p-5" aria-label={t("plan")}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("plan")}</h2>
        {one.state === "plan" && !changing ? (
          <Button
            onClick={() => {
              const { filter, theme } = one.measure;
              change({ filter: [...filter], theme: [...theme] }, { replace: true });
              setChanging(true);
            }}
          >
            {t("plan.change")}
          </Button>
        ) : null}
      </div>
      <BelongsFields one={one} />
      {changing ? (
        <PlanForm one={one} onDone={() => setChanging(false)} />
      ) : (
        <PlanWords one={one} />
      )}
      {one.outlook ? <Outlook outlook={one.outlook} /> : null}
    </section>
  );
}

function PlanWords({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const { surveys } = useHere();
  const words = useMeasureWords();
  const survey = surveys.find(({ id }) => id === one.surveyId)?.name ?? "";
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-muted">{t("field.hypothesis")}</dt>
      <dd className="whitespace-pre-line wrap-anywhere">{one.hypothesis || t("plan.none")}</dd>
      <dt className="text-muted">{t("field.measure")}</dt>
      <dd className="wrap-anywhere">
        {survey}: {words(one.measure)}
      </dd>
      <dt className="text-muted">{t("plan.weeks")}</dt>
      <dd>{t("plan.weeksText", { n: one.weeks })}</dd>
      <dt className="text-muted">{t("field.expected")}</dt>
      <dd className="number">
        {one.expected === null ? t("plan.none") : format.signed(one.expected)}
      </dd>
      {one.answersSince === null ? null : (
        <>
          <dt className="text-muted">{t("plan.since")}</dt>
          <dd className="number">{format.count(one.answersSince)}</dd>
        </>
      )}
    </dl>
  );
}

/** What so many answers could show, before anybody waits for it. */
function Outlook({ outlook }: { outlook: NonNullable<ImprovementDetail["outlook"]> }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const { answers, smallestVisible, visible } = outlook;
  return (
    <p
      className={`mt-3 rounded-lg bg-sunken p-3 text-sm ${visible === false ? "font-medium" : ""}`}
    >
      {smallestVisible === null
        ? t("outlook.few", { n: answers })
        : t("outlook", { n: answers, points: format.points(smallestVisible) })}{" "}
      {visible === false ? t("outlook.unseen") : null} <How inline page="difference" />
    </p>
  );
}

function Remarks({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/improvements/{improvementId}/remarks", {
          params: { path: { improvementId: one.id } },
          body: { words: words.trim() },
        }),
      ),
    onSuccess: async () => {
      setWords("");
      await client.invalidateQueries({ queryKey: improvementsKey(workspace.id) });
    },
  });
  return (
    <section className="card p-4 sm:p-5" aria-label={t("remarks")}>
      <h2 className="font-semibold">{t("remarks")}</h2>
      <ul className="mt-2 space-y-2">
        {one.remarks.map(({ at, by, words: said }) => (
          <li key={at} className="text-sm">
            <p className="whitespace-pre-line wrap-anywhere">{said}</p>
            <p className="text-muted">
              {by}, {format.moment(at)}
            </p>
          </li>
        ))}
      </ul>
      <form
        className="mt-3 space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== "") add.mutate();
        }}
      >
        <TextArea
          label={t("remarks.new")}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <ErrorNotice error={add.error} />
        <Button type="submit" busy={add.isPending} disabled={words.trim() === ""}>
          {t("remarks.add")}
        </Button>
      </form>
    </section>
  );
}
