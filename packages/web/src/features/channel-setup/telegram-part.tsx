import type { TelegramState } from "@candor/contract/channel-setup.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { telegramQuery } from "./channel-setup-queries.ts";
import { HealthCard } from "./health-card.tsx";
import { RemoveChannel } from "./remove-channel.tsx";
import { TestForm } from "./test-form.tsx";

/** The workspace's own Telegram bot: how it fares, and a test in a chat of one's own. */
export function TelegramPart() {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = telegramQuery(workspace.id);
  const state = useQuery(query);
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/channels/telegram")),
    onSuccess: (next) => client.setQueryData(query.queryKey, next),
  });
  return (
    <Loaded query={state}>
      {(telegram) => (
        <div className="space-y-4">
          <HealthCard
            name={t("telegram.status")}
            health={telegram}
            says={
              telegram.configured
                ? t("telegram.own", { bot: `@${telegram.username ?? ""}` })
                : t("telegram.none")
            }
          >
            {telegram.configured ? <Try telegram={telegram} /> : null}
          </HealthCard>
          <TelegramForm key={String(telegram.configured)} isNew={!telegram.configured} />
          {telegram.configured ? (
            <RemoveChannel
              says={t("telegram.remove.says")}
              button={t("telegram.remove")}
              remove={{ ...remove, mutate: () => remove.mutate() }}
            />
          ) : null}
        </div>
      )}
    </Loaded>
  );
}

function Try({ telegram }: { telegram: TelegramState }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  return (
    <>
      {telegram.testLink ? (
        <div className="mt-4 border-t border-line pt-4">
          <p className="max-w-prose text-sm text-muted">{t("telegram.test.link")}</p>
          <a
            href={telegram.testLink}
            target="_blank"
            rel="noreferrer"
            className="button button--plain mt-2"
          >
            {t("telegram.test.open")}
          </a>
        </div>
      ) : null}
      <TestForm
        label={t("telegram.test.to")}
        hint={t("telegram.test.hint")}
        placeholder="123456789"
        button={t("telegram.test.send")}
        sent={t("telegram.test.sent")}
        send={(chatId) =>
          ask(
            api(workspace.id).POST("/api/v1/channels/telegram/test", { body: { chatId } }),
          ).finally(() =>
            client.invalidateQueries({ queryKey: telegramQuery(workspace.id).queryKey }),
          )
        }
      />
    </>
  );
}

const STEPS = ["telegram.step.1", "telegram.step.2", "telegram.step.3"] as const;

function TelegramForm({ isNew }: { isNew: boolean }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, isDirty, change, reset } = useDraft({ token: "", baseUrl: "" });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/channels/telegram", {
          body: defined({
            token: draft.token.trim(),
            baseUrl: draft.baseUrl.trim() || undefined,
          }),
        }),
      ),
    onSuccess: (next) => {
      client.setQueryData(telegramQuery(workspace.id).queryKey, next);
      reset();
    },
  });
  return (
    <section aria-label={t("telegram.form")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("telegram.form")}</h2>
      {isNew ? (
        <ol className="mt-2 mb-4 list-decimal space-y-1 ps-5 text-sm text-muted">
          {STEPS.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      ) : (
        <p className="mt-1 mb-4 text-sm text-muted">{t("telegram.replace")}</p>
      )}
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <TextField
          required
          dir="ltr"
          type="password"
          autoComplete="new-password"
          label={t("telegram.token")}
          placeholder="123456:ABC-DEF…"
          value={draft.token}
          onChange={(event) => change({ token: event.target.value })}
        />
        <details>
          <summary className="min-h-11 content-center text-sm text-muted">{t("advanced")}</summary>
          <TextField
            type="url"
            dir="ltr"
            className="mt-2"
            label={t("telegram.server")}
            hint={t("telegram.serverHint")}
            placeholder="https://api.telegram.org"
            value={draft.baseUrl}
            onChange={(event) => change({ baseUrl: event.target.value })}
          />
        </details>
      </SaveForm>
    </section>
  );
}
