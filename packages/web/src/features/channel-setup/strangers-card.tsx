import type { MailInState } from "@candor/contract/mail-in.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextArea } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { mailInQuery } from "./channel-setup-queries.ts";
import { strangersBody, strangersDraft } from "./mail-in-draft.ts";

/** Whether mail from people who were never written to opens cases: whose, and from whom none. */
export function StrangersCard({ mailIn }: { mailIn: MailInState }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const { strangers } = mailIn;
  const { draft, isDirty, change, reset } = useDraft(strangersDraft(strangers));
  const save = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).PUT("/api/v1/mail-in/strangers", { body: strangersBody(draft) })),
    onSuccess: (next) => {
      client.setQueryData(mailInQuery(workspace.id).queryKey, next);
      reset();
    },
  });
  return (
    <section aria-label={t("answers.strangers.title")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("answers.strangers.title")}</h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("answers.strangers.lead")}</p>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <div>
          <label className="flex min-h-11 items-center gap-2.5">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              aria-describedby="strangers-open"
              checked={draft.open}
              onChange={(event) => change({ open: event.target.checked })}
            />
            {t("answers.strangers.open")}
          </label>
          <p id="strangers-open" className="max-w-prose text-sm text-muted">
            {t("answers.strangers.openHint", mailIn.limits)}
          </p>
        </div>
        {draft.open ? (
          <>
            <ChoiceField
              label={t("answers.strangers.team")}
              options={[
                { value: "", label: t("answers.strangers.noTeam") },
                ...teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={draft.teamId}
              onChange={(teamId) => change({ teamId })}
            />
            <TextArea
              dir="ltr"
              rows={3}
              spellCheck={false}
              label={t("answers.strangers.refuse")}
              hint={t("answers.strangers.refuseHint")}
              value={draft.refuse}
              onChange={(event) => change({ refuse: event.target.value })}
            />
          </>
        ) : null}
      </SaveForm>
      {strangers.open ? (
        <div className="mt-6 space-y-3 border-t border-line pt-4">
          {strangers.address ? (
            <>
              <CopyField label={t("answers.strangers.address")} value={strangers.address} />
              <p className="max-w-prose text-sm text-muted">{t("answers.strangers.addressSays")}</p>
            </>
          ) : null}
          <p className="text-sm text-muted">
            {t("answers.strangers.opened", { n: strangers.opened })}
          </p>
        </div>
      ) : null}
    </section>
  );
}
