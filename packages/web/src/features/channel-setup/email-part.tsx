import type { MailServerState } from "@candor/contract/channel-setup.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { api, ask } from "../../request/api.ts";
import { BouncesCard } from "./bounces-card.tsx";
import { mailServerQuery } from "./channel-setup-queries.ts";
import { HealthCard } from "./health-card.tsx";
import { MailServerForm } from "./mail-server-form.tsx";
import { RemoveChannel } from "./remove-channel.tsx";
import { TestForm } from "./test-form.tsx";

/** The mail server: whose it is, how it fares, a test to oneself, where bounces come in. */
export function EmailPart() {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = mailServerQuery(workspace.id);
  const state = useQuery(query);
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/channels/email")),
    onSuccess: (next) => client.setQueryData(query.queryKey, next),
  });
  return (
    <Loaded query={state}>
      {(mail) => (
        <div className="space-y-4">
          <Status mail={mail} />
          <MailServerForm key={mail.own ? "own" : "new"} own={mail.own} />
          {mail.source === "none" ? null : <BouncesCard mail={mail} />}
          {mail.own ? (
            <RemoveChannel
              says={t(mail.serverHasMail ? "mail.remove.server" : "mail.remove.none")}
              button={t("mail.remove")}
              remove={{ ...remove, mutate: () => remove.mutate() }}
            />
          ) : null}
        </div>
      )}
    </Loaded>
  );
}

function Status({ mail }: { mail: MailServerState }) {
  const t = useMessages("web-channel-setup");
  const { workspace, me } = useHere();
  const client = useQueryClient();
  const says =
    mail.source === "own"
      ? t("mail.own", { host: `${mail.own?.host}:${mail.own?.port}`, from: mail.from })
      : mail.source === "server"
        ? t("mail.server", { from: mail.from })
        : t("mail.none");
  return (
    <HealthCard name={t("mail.status")} health={mail} says={says}>
      {mail.source === "none" ? null : (
        <>
          <Figures mail={mail} />
          <TestForm
            type="email"
            label={t("mail.test.to")}
            first={me.user.email}
            button={t("mail.test.send")}
            sent={t("mail.test.sent")}
            send={(to) =>
              ask(api(workspace.id).POST("/api/v1/channels/email/test", { body: { to } })).finally(
                () =>
                  client.invalidateQueries({ queryKey: mailServerQuery(workspace.id).queryKey }),
              )
            }
          />
        </>
      )}
    </HealthCard>
  );
}

/** From here on large mailbox providers sort a sender's mails out: 2 % bounces, 0.1 % complaints are the usual lines. */
const BOUNCES_ARE_MANY = 0.02;
const COMPLAINTS_ARE_MANY = 0.001;
/** Below so many mails one bounce says nothing about the list. */
const ENOUGH = 100;

function Figures({ mail }: { mail: MailServerState }) {
  const t = useMessages("web-channel-setup");
  const format = useFormat();
  const { handed, bounced, complained } = mail.last30Days;
  if (handed === 0) return null;
  const share = (n: number) => (handed >= ENOUGH ? ` (${format.share(n / handed)})` : "");
  const many = handed >= ENOUGH && bounced / handed > BOUNCES_ARE_MANY;
  const angry = handed >= ENOUGH && complained / handed > COMPLAINTS_ARE_MANY;
  return (
    <>
      <dl className="mt-4 grid grid-cols-3 gap-3 border-t border-line pt-4">
        {(
          [
            ["handed", format.count(handed)],
            ["bounced", `${format.count(bounced)}${share(bounced)}`],
            ["complained", `${format.count(complained)}${share(complained)}`],
          ] as const
        ).map(([key, value]) => (
          <div key={key} className="min-w-0">
            <dt className="text-xs text-muted">{t(`mail.figure.${key}`)}</dt>
            <dd className="number text-lg font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {many ? <p className="mt-2 text-sm text-detractor">{t("mail.manyBounces")}</p> : null}
      {angry ? <p className="mt-2 text-sm text-detractor">{t("mail.manyComplaints")}</p> : null}
    </>
  );
}
