import type { ApiKey, Scope } from "@candor/contract/workspace.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keysQuery, surveysQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { SCOPES } from "./roles.ts";

/** Keys for programs: shown once when made, revoked with a click. */
export function Keys() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const keys = useQuery(keysQuery(workspace.id));
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["read", "write"]);
  const [only, setOnly] = useState<string[]>([]);
  const surveys = useQuery(surveysQuery(workspace.id));
  const refresh = () => client.invalidateQueries({ queryKey: ["workspace", workspace.id, "keys"] });
  const create = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/keys", {
          body: {
            ...{ name: name.trim(), scopes },
            ...(only.length > 0 ? { surveyIds: only } : {}),
          },
        }),
      ),
    onSuccess: () => {
      setName("");
      void refresh();
    },
  });
  return (
    <div className="space-y-4">
      <section aria-label={t("newKey")} className="card p-4 sm:p-6">
        <h2 className="font-semibold">{t("newKey")}</h2>
        <p className="mt-1 mb-4 text-sm text-muted">{t("keysText")}</p>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (scopes.length > 0) create.mutate();
          }}
        >
          <TextField
            label={t("keyName")}
            placeholder={t("keyExample")}
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <fieldset>
            <legend className="mb-1.5 text-sm font-medium">{t("scopes")}</legend>
            <div className="grid gap-1 sm:grid-cols-2">
              {SCOPES.map((scope) => (
                <label
                  key={scope}
                  className="flex min-h-10 items-center gap-2.5 text-sm touch:min-h-11"
                >
                  <input
                    type="checkbox"
                    className="size-4.5"
                    checked={scopes.includes(scope)}
                    onChange={(event) =>
                      setScopes(
                        event.target.checked
                          ? SCOPES.filter((one) => one === scope || scopes.includes(one))
                          : scopes.filter((one) => one !== scope),
                      )
                    }
                  />
                  {t(`scope.${scope}`)}
                </label>
              ))}
            </div>
          </fieldset>
          {surveys.data && surveys.data.length > 1 ? (
            <fieldset>
              <legend className="mb-1 text-sm font-medium">{t("keySurveys")}</legend>
              <p className="mb-1.5 text-sm text-muted">{t("keySurveysText")}</p>
              <div className="grid gap-1 sm:grid-cols-2">
                {surveys.data.map(({ id, name: title }) => (
                  <label
                    key={id}
                    className="flex min-h-10 items-center gap-2.5 text-sm touch:min-h-11"
                  >
                    <input
                      type="checkbox"
                      className="size-4.5 shrink-0"
                      checked={only.includes(id)}
                      onChange={(event) =>
                        setOnly(
                          event.target.checked ? [...only, id] : only.filter((one) => one !== id),
                        )
                      }
                    />
                    <span className="min-w-0 wrap-anywhere">{title}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ) : null}
          <ErrorNotice error={create.error} />
          <Button
            type="submit"
            look="strong"
            busy={create.isPending}
            disabled={scopes.length === 0}
          >
            {t("makeKey")}
          </Button>
        </form>
        {create.data ? (
          <div role="status" className="mt-5 rounded-xl bg-promoter-soft p-4">
            <CopyField label={t("keyMade", { name: create.data.name })} value={create.data.key} />
            <p className="mt-2 text-sm font-medium">{t("keyOnce")}</p>
          </div>
        ) : null}
      </section>
      {keys.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={keys.error} retry={() => void keys.refetch()} />
      {keys.data && keys.data.length > 0 ? (
        <ul className="card divide-y divide-line px-4 sm:px-6">
          {keys.data.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoked={refresh} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function KeyRow({ apiKey, onRevoked }: { apiKey: ApiKey; onRevoked: () => Promise<void> }) {
  const t = useMessages("web-settings");
  const format = useFormat();
  const { workspace } = useHere();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/keys/{keyId}", {
          params: { path: { keyId: apiKey.id } },
        }),
      ),
    onSuccess: onRevoked,
  });
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1">
          <p
            className={`truncate font-medium ${apiKey.revokedAt ? "text-muted line-through" : ""}`}
          >
            {apiKey.name} <code className="text-sm font-normal text-muted">{apiKey.prefix}…</code>
          </p>
          <p className="text-sm text-muted">
            {[
              apiKey.scopes.map((scope) => t(`scope.${scope}.short`)).join(", "),
              ...(apiKey.surveyIds ? [t("keyOnly", { n: apiKey.surveyIds.length })] : []),
              t("madeBy", { who: apiKey.createdBy }),
              apiKey.lastUsedAt
                ? t("lastUsed", { when: format.ago(apiKey.lastUsedAt, new Date()) })
                : t("neverUsed"),
            ].join(" · ")}
          </p>
        </div>
        {apiKey.revokedAt ? (
          <span className="text-sm text-muted">{t("revoked")}</span>
        ) : sure ? (
          // A revoked key cannot come back, so here undo is impossible and one question is right.
          <span className="flex gap-2">
            <Button look="alarm" busy={revoke.isPending} onClick={() => revoke.mutate()}>
              {t("revokeSure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {t("keep")}
            </Button>
          </span>
        ) : (
          <Button look="quiet" onClick={() => setSure(true)}>
            {t("revoke")}
          </Button>
        )}
      </div>
      <ErrorNotice error={revoke.error} className="mt-2" />
    </li>
  );
}
