import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import Download from "lucide-react/icons/download";
import { useRef } from "react";
import { useChangeView } from "../../here/use-view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useRowKeys } from "../../parts/use-row-keys.ts";
import { queryText } from "../../request/query-text.ts";
import { invitationsQuery, sendingsQuery } from "../../subjects/asking-queries.ts";
import { InvitationRow } from "../../subjects/invitation-row.tsx";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { AskingFrame } from "./asking-frame.tsx";
import type { FatesView } from "./asking-view.ts";
import { DecideAll } from "./decide-all.tsx";
import { FateCountsList } from "./fate-counts.tsx";
import { addCounts, FATE_ORDER } from "./fates.ts";

/** Every invitation with its fate, every non-invitation with its reason. */
export function FatesScreen() {
  const { survey } = useHere();
  return <AskingFrame>{survey ? <Fates surveyId={survey.id} /> : <NoSurvey />}</AskingFrame>;
}

function Fates({ surveyId }: { surveyId: string }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const view = useSearch({ from: "/inside/asking/fates" });
  const change = useChangeView<FatesView>();
  const filter = {
    // What somebody must decide is shown of every survey.
    surveyId: view.fate === "unconfirmed" ? undefined : surveyId,
    sendingId: view.sending,
    state: view.fate,
    reason: view.reason,
  };
  const list = useInfiniteQuery(invitationsQuery(workspace.id, filter));
  const sendings = useQuery(sendingsQuery(workspace.id, surveyId));
  const counted = sendings.data?.filter((one) => !view.sending || one.id === view.sending) ?? [];
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, "fate");
  return (
    <>
      <Filters surveyId={surveyId} href={exportHref(workspace.id, filter)} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <div className="min-w-0">
          <PagedList
            query={list}
            empty={
              <Empty
                title={t("fates.none.title")}
                ghost={<GhostRows still />}
                actions={
                  view.fate || view.reason || view.sending ? (
                    <Button
                      look="strong"
                      onClick={() =>
                        change({ fate: undefined, reason: undefined, sending: undefined })
                      }
                    >
                      {t("fate.any")}
                    </Button>
                  ) : undefined
                }
              >
                {t("fates.none.text")}
              </Empty>
            }
          >
            {(invitations) => (
              <>
                {view.fate === "unconfirmed" ? <DecideAll sendingId={view.sending} /> : null}
                <ul ref={box} className="card divide-y divide-line px-3 sm:px-5">
                  {invitations.map((invitation) => (
                    <InvitationRow key={invitation.id} invitation={invitation} show="person" />
                  ))}
                </ul>
              </>
            )}
          </PagedList>
        </div>
        {counted.some((one) => one.counts.total > 0) ? (
          <section aria-label={t("everybodys")} className="card p-3 max-lg:order-first sm:p-4">
            <h2 className="mb-1 px-1.5 text-sm font-semibold">{t("everybodys")}</h2>
            <FateCountsList
              counts={addCounts(counted.map((one) => one.counts))}
              search={{ sending: view.sending }}
            />
          </section>
        ) : null}
      </div>
    </>
  );
}

function exportHref(workspace: string, filter: Record<string, string | undefined>): string {
  return `/api/v1/invitations/export.csv${queryText({ ...filter, workspace })}`;
}

function Filters({ surveyId, href }: { surveyId: string; href: string }) {
  const t = useMessages("web-asking");
  const reasons = useOpenMessages("web-asking");
  const may = useMay();
  const { workspace } = useHere();
  const view = useSearch({ from: "/inside/asking/fates" });
  const change = useChangeView<FatesView>();
  const sendings = useQuery(sendingsQuery(workspace.id, surveyId));
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <FilterChoice
        name={t("fates.sending")}
        any={t("fates.anySending")}
        options={(sendings.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={view.sending}
        onChange={(sending) => change({ sending })}
      />
      <FilterChoice
        id="fate"
        name={t("fate")}
        any={t("fate.any")}
        options={FATE_ORDER.map((fate) => ({ value: fate, label: t(`fate.${fate}`) }))}
        value={view.fate}
        onChange={(fate) => change({ fate, reason: undefined })}
      />
      {view.reason ? (
        <button
          type="button"
          className="chip"
          aria-pressed
          onClick={() => change({ reason: undefined })}
        >
          {reasons(`reason.${view.reason}`) ?? view.reason} ×
        </button>
      ) : null}
      {may.write ? (
        <a className="button button--plain" href={href}>
          <Download aria-hidden className="size-4" />
          {t("fates.export")}
        </a>
      ) : null}
    </div>
  );
}
