import type { Report, ReportDestination } from "@candor/contract/report.ts";
import { useMutation } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";

const KINDS = ["slack", "mattermost", "telegram"] as const;
const NAMES = { slack: "Slack", mattermost: "Mattermost", telegram: "Telegram" };

/** The chats that a report goes to, each with what became of the last message, and a way to try it. */
export function ReportDestinations({
  report,
  onChanged,
}: {
  report: Report;
  onChanged: () => Promise<void>;
}) {
  const t = useMessages("web-reports");
  const { workspace } = useHere();
  const [adding, setAdding] = useState(false);
  const path = (destinationId: string) => ({
    params: { path: { reportId: report.id, destinationId } },
  });
  const test = useMutation({
    mutationFn: (id: string) =>
      ask(
        api(workspace.id).POST(
          "/api/v1/reports/{reportId}/destinations/{destinationId}/test",
          path(id),
        ),
      ),
    onSuccess: onChanged,
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      ask(
        api(workspace.id).DELETE(
          "/api/v1/reports/{reportId}/destinations/{destinationId}",
          path(id),
        ),
      ),
    onSuccess: onChanged,
  });
  return (
    <div>
      <h3 className="text-sm font-medium">{t("chats")}</h3>
      <p className="text-sm text-muted">{t("chatsLead")}</p>
      <ul className="mt-2 divide-y divide-line">
        {report.destinations.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-52">
              <p className="wrap-anywhere">
                <bdi>{one.name}</bdi>
                <span className="text-sm text-muted">
                  {" "}
                  · {NAMES[one.kind]} · {one.address}
                </span>
              </p>
              <p className="text-sm text-muted wrap-anywhere">
                <Standing destination={one} />
              </p>
            </div>
            <Button
              look="quiet"
              busy={test.isPending && test.variables === one.id}
              onClick={() => test.mutate(one.id)}
            >
              {t("chat.test")}
            </Button>
            <IconButton name={t("remove", { who: one.name })} onClick={() => remove.mutate(one.id)}>
              <X aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      <ErrorNotice error={test.error ?? remove.error} className="mt-2" />
      {adding ? (
        <NewDestination
          report={report}
          done={async (added) => {
            setAdding(false);
            if (added) await onChanged();
          }}
        />
      ) : (
        <Button look="quiet" className="mt-2" onClick={() => setAdding(true)}>
          {t("chat.new")}
        </Button>
      )}
    </div>
  );
}

function NewDestination({
  report,
  done,
}: {
  report: Report;
  done: (added: boolean) => Promise<void>;
}) {
  const t = useMessages("web-reports");
  const { workspace } = useHere();
  const [kind, setKind] = useState<ReportDestination["kind"]>("slack");
  const [name, setName] = useState("");
  const [where, setWhere] = useState("");
  const [channel, setChannel] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/reports/{reportId}/destinations", {
          params: { path: { reportId: report.id } },
          body: wanted(kind, { name, where, channel }),
        }),
      ),
    onSuccess: () => done(true),
  });
  return (
    <form
      className="mt-3 grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <SelectField
        label={t("chat.kind")}
        value={kind}
        onChange={(event) => setKind(event.target.value as ReportDestination["kind"])}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {NAMES[one]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("chat.name")}
        hint={t("chat.nameHint")}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t(kind === "telegram" ? "chat.id" : "chat.url")}
        hint={t(kind === "telegram" ? "chat.idHint" : "chat.urlHint")}
        type={kind === "telegram" ? "text" : "url"}
        pattern={kind === "telegram" ? "-?[0-9]{1,20}|@\\w{4,64}" : undefined}
        required
        maxLength={2000}
        value={where}
        onChange={(event) => setWhere(event.target.value)}
      />
      {kind === "mattermost" ? (
        <TextField
          label={t("chat.channel")}
          hint={t("chat.channelHint")}
          maxLength={100}
          value={channel}
          onChange={(event) => setChannel(event.target.value)}
        />
      ) : null}
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <Button type="submit" busy={add.isPending}>
          {t("chat.add")}
        </Button>
        <Button look="quiet" onClick={() => void done(false)}>
          {t("cancel")}
        </Button>
      </div>
      <ErrorNotice error={add.error} className="sm:col-span-2" />
    </form>
  );
}

function wanted(
  kind: ReportDestination["kind"],
  given: { name: string; where: string; channel: string },
): BodyOf<"/api/v1/reports/{reportId}/destinations", "post"> {
  const [name, where, channel] = [given.name.trim(), given.where.trim(), given.channel.trim()];
  if (kind === "telegram") return { kind, name, chatId: where };
  if (kind === "slack") return { kind, name, url: where };
  return { kind, name, url: where, ...(channel === "" ? {} : { channel }) };
}

function Standing({ destination: { last } }: { destination: ReportDestination }) {
  const t = useMessages("web-reports");
  const format = useFormat();
  if (last === null) return t("mail.none");
  const { state, detail, at, test } = last;
  const waits = state === "queued" && detail !== null;
  const key = waits ? "mail.waits" : state === "sent" ? "chat.sent" : `mail.${state}`;
  const said = t(key as "mail.sent", { when: format.moment(at), detail: detail ?? "" });
  return test ? t("chat.tested", { said }) : said;
}
