import type { Sending } from "@candor/contract/sending.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import Send from "lucide-react/icons/send";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { askingKey, sendingQuery } from "../../subjects/asking-queries.ts";
import { segmentsQuery } from "../../subjects/people-queries.ts";
import { DeliveryNotice } from "./delivery-notice.tsx";
import { DrawCard } from "./draw-card.tsx";
import { EventsFile } from "./events-file.tsx";
import { FateCountsList } from "./fate-counts.tsx";
import { GraceCard, inGrace } from "./grace-card.tsx";
import { LastLook } from "./last-look.tsx";
import { MembersFile } from "./members-file.tsx";
import { usePlanWords } from "./plan-words.ts";
import { PreviewCard } from "./preview-card.tsx";
import { Progress } from "./progress.tsx";
import { RunButtons, useRun } from "./run-buttons.tsx";
import { StartingProgress } from "./starting-progress.tsx";
import { StatusMark } from "./status-mark.tsx";

/** One sending: before it starts what it would come to, afterwards what became of everybody. */
export function SendingScreen() {
  const { sendingId } = useParams({ from: "/inside/asking/sendings/$sendingId" });
  const { workspace } = useHere();
  const sending = useQuery(sendingQuery(workspace.id, sendingId));
  if (sending.isPending) return <GhostRows rows={6} />;
  if (sending.isError) {
    return <ErrorNotice error={sending.error} retry={() => void sending.refetch()} />;
  }
  return <Loaded sending={sending.data} />;
}

function Loaded({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const { surveys } = useHere();
  const survey = surveys.find((one) => one.id === sending.surveyId);
  return (
    <>
      <PageHead
        title={sending.name}
        lead={survey?.name}
        actions={<StatusMark status={sending.status} />}
      />
      <DeliveryNotice />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {inGrace(sending) ? (
          <>
            <GraceCard key={sending.undoUntil} sending={sending} />
            <Facts sending={sending} />
          </>
        ) : sending.status === "draft" ? (
          <>
            <div className="min-w-0 space-y-4">
              <Facts sending={sending} />
              {sending.audience.who === "members" ? <MembersFile sending={sending} /> : null}
              <DraftButtons sending={sending} />
            </div>
            <PreviewCard
              surveyId={sending.surveyId}
              audience={sending.audience}
              channel={sending.channel}
              plan={sending.plan}
              sendingId={sending.id}
            />
          </>
        ) : (
          <>
            <section aria-label={t("everybodys")} className="card min-w-0 space-y-4 p-4 sm:p-5">
              <h2 className="font-semibold">{t("everybodys")}</h2>
              {sending.starting ? (
                <StartingProgress starting={sending.starting} />
              ) : (
                <Progress counts={sending.counts} />
              )}
              <RunButtons sending={sending} />
              <FateCountsList
                counts={sending.counts}
                search={{ survey: sending.surveyId, sending: sending.id }}
              />
              <Link
                to="/asking/fates"
                search={(view) => ({ ...carried(view), sending: sending.id })}
                className="button button--plain"
              >
                {t("seeThem")}
              </Link>
            </section>
            <div className="min-w-0 space-y-4">
              <Facts sending={sending} />
              {sending.audience.who === "members" ? <MembersFile sending={sending} /> : null}
              {sending.audience.who === "event" && sending.status === "running" ? (
                <EventsFile sending={sending} />
              ) : null}
              <DrawCard sending={sending} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function Facts({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const planWords = usePlanWords();
  const { workspace } = useHere();
  const segments = useQuery({
    ...segmentsQuery(workspace.id),
    enabled: sending.audience.segmentId !== undefined,
  });
  const segment = segments.data?.find((one) => one.id === sending.audience.segmentId);
  const rows: [string, string | null][] = [
    [t("channel"), t(`channel.${sending.channel}`)],
    [t("facts.audience"), segment?.name ?? t(`who.${sending.audience.who}`)],
    [t("sample"), sampleWords()],
    [t("facts.plan"), planWords(sending.plan, sending.audience)],
    [t("facts.started"), sending.startedAt && format.moment(sending.startedAt)],
    [t("facts.finished"), sending.finishedAt && format.moment(sending.finishedAt)],
  ];
  function sampleWords(): string | null {
    const { sample } = sending.audience;
    if (!sample) return null;
    if (sample.size !== undefined) return `${t("sample.size")}: ${format.count(sample.size)}`;
    const sizes = Object.entries(sample.quotas?.sizes ?? {});
    return sizes.map(([value, size]) => `${value || "–"}: ${format.count(size)}`).join(", ");
  }
  return (
    <section aria-label={t("facts")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("facts")}</h2>
      <dl className="grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="number wrap-anywhere">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function DraftButtons({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const run = useRun(sending);
  const [looking, setLooking] = useState(false);
  const start = () => run.mutate("start");
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/sendings/{sendingId}", {
          params: { path: { sendingId: sending.id } },
        }),
      ),
    onSuccess: async () => {
      await navigate({ to: "/asking", search: carried, replace: true });
      void client.invalidateQueries({ queryKey: askingKey(workspace.id) });
      toast({
        message: t("deleted"),
        undo: async () => {
          const { name, channel, audience, plan, rules, properties } = sending;
          await ask(
            api(workspace.id).POST("/api/v1/surveys/{surveyId}/sendings", {
              params: { path: { surveyId: sending.surveyId } },
              body: defined({ name, channel, audience, plan, rules, properties }),
            }),
          );
          await client.invalidateQueries({ queryKey: askingKey(workspace.id) });
        },
      });
    },
  });
  if (!may.write) return null;
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {looking ? null : (
          <Button look="strong" onClick={() => setLooking(true)}>
            <Send aria-hidden className="size-4" />
            {t("start")}
          </Button>
        )}
        <Link
          to="/asking/new"
          search={(view) => ({ ...carried(view), sending: sending.id })}
          className="button button--plain"
        >
          {t("edit")}
        </Link>
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t("delete")}
        </Button>
      </div>
      {looking ? (
        <LastLook
          sending={sending}
          busy={run.isPending}
          onStart={start}
          onBack={() => setLooking(false)}
        />
      ) : null}
      <ErrorNotice error={run.error ?? remove.error} className="mt-3" />
    </div>
  );
}
