import type { Webhook, WebhookCreated } from "@candor/contract/webhook.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { TargetFields, type WebhookFieldsProps } from "./target-fields.tsx";
import {
  draftOfWebhook,
  FORMATS,
  faultsOf,
  filterOf,
  targetOf,
  type WebhookDraft,
} from "./webhook-draft.ts";
import { WebhookEvents } from "./webhook-events.tsx";
import { webhooksKey } from "./webhook-queries.ts";

/** A new webhook, or a change of one. */
export function WebhookForm(props: {
  webhook: Webhook | null;
  onDone: (saved: Webhook | WebhookCreated) => void;
  onCancel: () => void;
}) {
  const { webhook } = props;
  const t = useMessages("web-webhooks");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOfWebhook(webhook));
  const change = (patch: Partial<WebhookDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const faults = Object.values(faultsOf(draft)).some(Boolean);
  const save = useMutation({
    mutationFn: (): Promise<Webhook | WebhookCreated> => {
      const body = defined({
        name: draft.name.trim(),
        events: draft.events,
        filter: filterOf(draft, webhook?.filter),
        target: targetOf(draft, webhook === null),
      });
      return webhook
        ? ask(
            api(workspace.id).PATCH("/api/v1/webhooks/{webhookId}", {
              params: { path: { webhookId: webhook.id } },
              body,
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/webhooks", { body }));
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: webhooksKey(workspace.id) });
      props.onDone(saved);
    },
  });
  return (
    <form
      className="card max-w-3xl space-y-5 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!faults) save.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          required
          maxLength={100}
          label={t("name")}
          placeholder={t("nameExample")}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <SelectField
          label={t("format")}
          disabled={webhook !== null}
          value={draft.format}
          onChange={(event) => change({ format: event.target.value as WebhookDraft["format"] })}
        >
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {t(`format.${format}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TargetFields draft={draft} onChange={change} isNew={webhook === null} />
      <WebhookEvents draft={draft} onChange={change} />
      <Filter draft={draft} onChange={change} />
      <ErrorNotice error={save.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={save.isPending} disabled={faults}>
          {webhook ? w("save") : t("create")}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}

type Props = Omit<WebhookFieldsProps, "isNew">;

function Filter({ draft, onChange }: Props) {
  const t = useMessages("web-webhooks");
  const s = useMessages("score");
  const { surveys } = useHere();
  const toggled = <T,>(all: T[], one: T) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  return (
    <fieldset className="space-y-4 border-t border-line pt-4">
      <legend className="float-start font-semibold">{t("filter")}</legend>
      <div className="clear-both">
        <p className="mb-1.5 text-sm font-medium">{t("filter.groups")}</p>
        <div className="flex flex-wrap gap-2">
          {GROUP_ORDER.map((group) => (
            <button
              key={group}
              type="button"
              className="chip"
              aria-pressed={draft.groups.includes(group)}
              onClick={() => onChange({ groups: toggled(draft.groups, group) })}
            >
              <span aria-hidden className={`size-3 rounded-[3px] ${GROUP_FILL[group]}`} />
              {s(`${group}s`)}
            </button>
          ))}
        </div>
      </div>
      {surveys.length > 1 ? (
        <div>
          <p className="mb-1.5 text-sm font-medium">{t("filter.surveys")}</p>
          <div className="flex flex-wrap gap-2">
            {surveys.map((survey) => (
              <button
                key={survey.id}
                type="button"
                className="chip"
                aria-pressed={draft.surveys.includes(survey.id)}
                onClick={() => onChange({ surveys: toggled(draft.surveys, survey.id) })}
              >
                {survey.name}
              </button>
            ))}
          </div>
        </div>
      ) : null}
      <TextArea
        label={t("filter.properties")}
        hint={t("filter.propertiesHint")}
        error={faultsOf(draft).properties ? t("filter.properties.wrong") : undefined}
        placeholder="store=Riga"
        value={draft.properties}
        onChange={(event) => onChange({ properties: event.target.value })}
      />
    </fieldset>
  );
}
