import type { Share } from "@candor/contract/share.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";

/** Links that were given away: what they show, how often they were opened, and the way to take them back. */
export function Shares() {
  const t = useMessages("web-shares");
  const { workspace } = useHere();
  const client = useQueryClient();
  const queryKey = [...workspaceKey(workspace.id), "shares"];
  const shares = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(api(workspace.id).GET("/api/v1/shares", { signal })),
  });
  const rows = shares.data?.data ?? [];
  return (
    <div className="space-y-4">
      <p className="max-w-prose text-muted">{t("listLead")}</p>
      {shares.isPending ? <GhostRows rows={3} /> : null}
      <ErrorNotice error={shares.error} retry={() => void shares.refetch()} />
      {shares.data && rows.length === 0 ? (
        <Empty
          title={t("empty")}
          ghost={<GhostRows rows={3} still />}
          actions={
            <Link to="/overview" search={carried} className="button button--strong">
              {t("toOverview")}
            </Link>
          }
        >
          {t("emptyText")}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <ul className="card divide-y divide-line px-4 sm:px-6">
          {rows.map((share) => (
            <ShareRow
              key={share.id}
              share={share}
              onRevoked={() => client.invalidateQueries({ queryKey })}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function ShareRow({ share, onRevoked }: { share: Share; onRevoked: () => Promise<void> }) {
  const t = useMessages("web-shares");
  const format = useFormat();
  const { workspace } = useHere();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/shares/{shareId}", {
          params: { path: { shareId: share.id } },
        }),
      ),
    onSuccess: onRevoked,
  });
  const open = share.state === "open";
  const about = [
    t(`kind.${share.kind}`),
    share.surveyName === share.name ? null : share.surveyName,
    t("by", { who: share.createdBy }),
    open ? t("worksUntil", { day: format.dayOf(share.expiresAt) }) : null,
    share.hasPassword ? t("hasPassword") : null,
    share.runId === null ? null : t("oneRun"),
    share.shows.comments ? t(share.shows.names ? "hasNames" : "hasComments") : null,
    share.shows.owner ? t("hasOwner") : null,
  ];
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <p className={`font-medium wrap-anywhere ${open ? "" : "text-muted line-through"}`}>
            <bdi>{share.name}</bdi>
          </p>
          <p className="text-sm text-muted wrap-anywhere">
            {about.filter((part) => part !== null).join(" · ")}
          </p>
          <p className="number text-sm text-muted">
            {share.lastVisitAt === null
              ? t("neverOpened")
              : `${t("visits", { n: share.visits })}, ${t("lastVisit", { when: format.ago(share.lastVisitAt, new Date()) })}`}
          </p>
        </div>
        {!open ? (
          <span className="text-sm text-muted">
            {t(share.state === "revoked" ? "state.revoked" : "state.expired")}
          </span>
        ) : sure ? (
          // The same link never works again, so here one question is right.
          <span className="flex flex-wrap gap-2">
            <Button look="alarm" busy={revoke.isPending} onClick={() => revoke.mutate()}>
              {t("revokeSure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {t("keep")}
            </Button>
          </span>
        ) : (
          <Button
            look="quiet"
            aria-label={t("revokeNamed", { name: share.name })}
            onClick={() => setSure(true)}
          >
            {t("revoke")}
          </Button>
        )}
      </div>
      <ErrorNotice error={revoke.error} className="mt-2" />
    </li>
  );
}
