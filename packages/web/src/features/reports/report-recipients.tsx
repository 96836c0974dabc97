import type { Report, ReportRecipient } from "@candor/contract/report.ts";
import { useMutation } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Who gets a report, and what became of the last mail to each. */
export function ReportRecipients({
  report,
  onChanged,
}: {
  report: Report;
  onChanged: () => Promise<void>;
}) {
  const t = useMessages("web-reports");
  const { workspace } = useHere();
  const [email, setEmail] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/reports/{reportId}/recipients", {
          params: { path: { reportId: report.id } },
          body: { email: email.trim() },
        }),
      ),
    onSuccess: async () => {
      setEmail("");
      await onChanged();
    },
  });
  const remove = useMutation({
    mutationFn: (recipientId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/reports/{reportId}/recipients/{recipientId}", {
          params: { path: { reportId: report.id, recipientId } },
        }),
      ),
    onSuccess: onChanged,
  });
  return (
    <div>
      <h3 className="text-sm font-medium">{t("recipients")}</h3>
      <p className="text-sm text-muted">{t("recipientsLead")}</p>
      <ul className="mt-2 divide-y divide-line">
        {report.recipients.map((one) => (
          <li key={one.id} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="wrap-anywhere">{one.email}</p>
              <p className="text-sm text-muted wrap-anywhere">
                <Standing recipient={one} />
              </p>
            </div>
            <IconButton
              name={t("remove", { who: one.email })}
              onClick={() => remove.mutate(one.id)}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      <form
        className="mt-2 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextField
          className="min-w-0 flex-1 basis-56"
          label={t("email")}
          type="email"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" busy={add.isPending}>
          {t("add")}
        </Button>
      </form>
      <ErrorNotice error={add.error ?? remove.error} className="mt-2" />
    </div>
  );
}

function Standing({ recipient }: { recipient: ReportRecipient }) {
  const t = useMessages("web-reports");
  const format = useFormat();
  const { last, state } = recipient;
  if (state === "left") return t("state.left");
  const waits = last?.state === "queued" && last.detail !== null;
  const mail =
    last === null
      ? t("mail.none")
      : t(waits ? "mail.waits" : `mail.${last.state}`, {
          when: format.moment(last.at),
          detail: last.detail ?? "",
        });
  return state === "waiting" ? `${t("state.waiting")} · ${mail}` : mail;
}
