import type { InvitationDetail } from "@candor/contract/invitation.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useHere, useMay } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { GhostRows } from "../parts/page.tsx";
import { api, ask } from "../request/api.ts";
import { askingKey, invitationQuery } from "./asking-queries.ts";

/** The story of one invitation, and what a person may decide about it. */
export function InvitationDetails({ id }: { id: string }) {
  const { workspace } = useHere();
  const detail = useQuery(invitationQuery(workspace.id, id));
  if (detail.isPending) return <GhostRows rows={1} />;
  if (detail.isError) {
    return <ErrorNotice error={detail.error} retry={() => void detail.refetch()} />;
  }
  return (
    <div className="mt-1 space-y-2 rounded-lg bg-sunken p-3 text-sm">
      <Story invitation={detail.data} />
      <Decide invitation={detail.data} />
    </div>
  );
}

function Story({ invitation }: { invitation: InvitationDetail }) {
  const t = useMessages("web-asking");
  const open = useOpenMessages("web-asking");
  const format = useFormat();
  const { workspace } = useHere();
  const events = [
    ...invitation.messages.map((message) => ({
      id: message.id,
      at: message.handedAt ?? message.createdAt,
      text: `${t(`message.${message.purpose}`, { address: message.address })}: ${
        open(`message.${message.state}`) ?? message.state
      }`,
      reply: message.reply,
      known: [
        message.state === "bounced" && message.settledAt
          ? t("message.known", { moment: format.moment(message.settledAt) })
          : null,
        message.providerId ? t("message.providerId", { id: message.providerId }) : null,
      ].filter((one) => one !== null),
    })),
    ...invitation.loads.map((load, index) => ({
      id: `load-${index}`,
      at: load.at,
      text: t(`load.${load.kind}`, { score: load.score ?? "" }),
      reply: null,
      known: [],
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      {events.length === 0 ? <p className="text-muted">{t("noMessages")}</p> : null}
      {events.length > 0 ? (
        <ol className="space-y-1">
          {events.map((event) => (
            <li key={event.id} className="wrap-anywhere">
              <span className="number text-xs text-muted">{format.moment(event.at)}</span>{" "}
              {event.text}
              {event.reply ? <span className="block text-xs text-muted">{event.reply}</span> : null}
              {event.known.length > 0 ? (
                <span className="block text-xs text-muted">{event.known.join(" · ")}</span>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {invitation.detail ? <p className="text-muted wrap-anywhere">{invitation.detail}</p> : null}
      {invitation.responseId ? (
        <Link
          to="/responses"
          search={{
            workspace: workspace.id,
            survey: invitation.surveyId,
            standing: "all",
            response: invitation.responseId,
          }}
          className="link inline-block"
        >
          {t("seeAnswer")}
        </Link>
      ) : null}
    </>
  );
}

function Decide({ invitation }: { invitation: InvitationDetail }) {
  const t = useMessages("web-asking");
  const may = useMay();
  const { workspace } = useHere();
  const client = useQueryClient();
  const own = api(workspace.id);
  const one = { params: { path: { invitationId: invitation.id } } };
  const act = useMutation({
    mutationFn: (what: "sent" | "send_again" | "cancel") =>
      what === "cancel"
        ? ask(own.POST("/api/v1/invitations/{invitationId}/cancel", one))
        : ask(
            own.POST("/api/v1/invitations/{invitationId}/decide", { ...one, body: { as: what } }),
          ),
    onSuccess: () => client.invalidateQueries({ queryKey: askingKey(workspace.id) }),
  });
  if (!may.write) return null;
  const waits = invitation.state === "planned" || invitation.state === "held_back";
  return (
    <>
      {invitation.state === "unconfirmed" ? (
        <div>
          <p>{t("decide.text")}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button busy={act.isPending} onClick={() => act.mutate("sent")}>
              {t("decide.sent")}
            </Button>
            <Button busy={act.isPending} onClick={() => act.mutate("send_again")}>
              {t("decide.again")}
            </Button>
          </div>
        </div>
      ) : null}
      {waits ? (
        <Button look="quiet" busy={act.isPending} onClick={() => act.mutate("cancel")}>
          {t("cancelOne")}
        </Button>
      ) : null}
      <ErrorNotice error={act.error} />
    </>
  );
}
