import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import Download from "lucide-react/icons/download";
import { useRef } from "react";
import { useChangeView } from "../../here/use-view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useRowKeys } from "../../parts/use-row-keys.ts";
import { queryText } from "../../request/query-text.ts";
import { invitationsQuery, sendingsQuery } from "../../subjects/asking-queries.ts";
import { InvitationRow } from "../../subjects/invitation-row.tsx";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { AskingFrame } from "./asking-frame.tsx";
import type { FatesView } from "./asking-view.ts";
import { FateCountsList } from "./fate-counts.tsx";
import { addCounts, FATE_ORDER } from "./fates.ts";

/** Every invitation with its fate, every non-invitation with its reason. */
export function FatesScreen() {
  const { survey } = useHere();
  return <AskingFrame>{survey ? <Fates surveyId={survey.id} /> : <NoSurvey />}</AskingFrame>;
}

function Fates({ surveyId }: { surveyId: string }) {
  const t = useMessages("web-asking");
  const w = useMessages("web");
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
  const invitations = list.data?.pages.flatMap((page) => page.data) ?? [];
  const counted = sendings.data?.filter((one) => !view.sending || one.id === view.sending) ?? [];
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, "fate");
  return (
    <>
      <Filters surveyId={surveyId} href={exportHref(workspace.id, filter)} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <div className="min-w-0">
          <ErrorNotice error={list.error} retry={() => void list.refetch()} />
          {list.isPending ? (
            <GhostRows rows={8} />
          ) : invitations.length === 0 && list.data ? (
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
          ) : (
            <ul
              ref={box}
              className={`card divide-y divide-line px-3 sm:px-5 ${list.isPlaceholderData ? "stale" : ""}`}
            >
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} show="person" />
              ))}
            </ul>
          )}
          {list.hasNextPage ? (
            <Button
              look="quiet"
              className="mt-2 w-full"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {w("more")}
            </Button>
          ) : null}
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
      <select
        aria-label={t("fates.sending")}
        className="field field--small max-w-full"
        value={view.sending ?? ""}
        onChange={(event) => change({ sending: event.target.value || undefined })}
      >
        <option value="">{t("fates.anySending")}</option>
        {sendings.data?.map((sending) => (
          <option key={sending.id} value={sending.id}>
            {sending.name}
          </option>
        ))}
      </select>
      <select
        id="fate"
        aria-label={t("fate")}
        className="field field--small max-w-full"
        value={view.fate ?? ""}
        onChange={(event) =>
          change({
            fate: FATE_ORDER.find((one) => one === event.target.value),
            reason: undefined,
          })
        }
      >
        <option value="">{t("fate.any")}</option>
        {FATE_ORDER.map((fate) => (
          <option key={fate} value={fate}>
            {t(`fate.${fate}`)}
          </option>
        ))}
      </select>
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
