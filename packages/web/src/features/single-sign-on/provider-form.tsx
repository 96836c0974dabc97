import type { GroupRole, RoleGroup, SsoState } from "@candor/contract/single-sign-on.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { Groups } from "./groups.tsx";
import { ssoQuery } from "./sso-queries.ts";

interface Draft {
  issuer: string;
  clientId: string;
  clientSecret: string;
  groupsClaim: string;
  justInTime: boolean;
  defaultRole: GroupRole | "none";
  isOn: boolean;
  groups: RoleGroup[];
}

function draftOf({ settings, groups }: SsoState): Draft {
  return {
    issuer: settings?.issuer ?? "",
    clientId: settings?.clientId ?? "",
    clientSecret: "",
    groupsClaim: settings?.groupsClaim ?? "groups",
    justInTime: settings?.justInTime ?? true,
    defaultRole: settings ? (settings.defaultRole ?? "none") : "member",
    isOn: settings?.isOn ?? true,
    groups,
  };
}

/** The organisation's OpenID provider: looked at before it is kept. */
export function ProviderForm({ state }: { state: SsoState }) {
  const t = useMessages("web-sso");
  const s = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, change, isDirty, reset } = useDraft(draftOf(state));
  const keep = (next: SsoState) => client.setQueryData(ssoQuery(workspace.id).queryKey, next);
  const save = useMutation({
    mutationFn: () => {
      const { clientSecret, defaultRole, ...rest } = draft;
      return ask(
        api(workspace.id).PUT("/api/v1/sso", {
          body: {
            ...rest,
            issuer: rest.issuer.trim(),
            groups: rest.groups.filter(({ group }) => group.trim() !== ""),
            defaultRole: defaultRole === "none" ? null : defaultRole,
            ...(clientSecret === "" ? {} : { clientSecret }),
          },
        }),
      );
    },
    onSuccess: (next) => {
      reset();
      keep(next);
    },
  });
  const roles = (["admin", "analyst", "member"] as const).map((role) => ({
    value: role,
    label: s(`role.${role}`),
  }));
  return (
    <section aria-label={t("provider")} className="card space-y-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold">{t("provider")}</h2>
        <p className="mt-1 max-w-prose text-sm text-muted">{t("provider.text")}</p>
      </div>
      <CopyField label={t("redirectUri")} value={state.redirectUri} />
      <SaveForm
        name={t("provider")}
        save={save}
        onSave={() => save.mutate()}
        dirty={isDirty}
        onDiscard={reset}
      >
        <TextField
          required
          type="url"
          label={t("issuer")}
          hint={t("issuer.hint")}
          placeholder="https://login.example.com/realms/main"
          maxLength={500}
          value={draft.issuer}
          onChange={(event) => change({ issuer: event.target.value })}
        />
        <Look issuer={draft.issuer.trim()} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            required
            label={t("clientId")}
            maxLength={500}
            autoComplete="off"
            value={draft.clientId}
            onChange={(event) => change({ clientId: event.target.value })}
          />
          <TextField
            type="password"
            label={t("clientSecret")}
            hint={t(state.settings?.hasSecret ? "clientSecret.kept" : "clientSecret.hint")}
            maxLength={1000}
            autoComplete="new-password"
            value={draft.clientSecret}
            onChange={(event) => change({ clientSecret: event.target.value })}
          />
        </div>
        <Check
          label={t("justInTime")}
          checked={draft.justInTime}
          onChange={(justInTime) => change({ justInTime })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <ChoiceField
            label={t("defaultRole")}
            options={[...roles, { value: "none" as const, label: t("defaultRole.none") }]}
            value={draft.defaultRole}
            onChange={(defaultRole) => change({ defaultRole })}
          />
          <TextField
            required
            label={t("groupsClaim")}
            hint={t("groupsClaim.hint")}
            maxLength={100}
            autoComplete="off"
            value={draft.groupsClaim}
            onChange={(event) => change({ groupsClaim: event.target.value })}
          />
        </div>
        <Groups groups={draft.groups} roles={roles} onChange={(groups) => change({ groups })} />
        <Check label={t("isOn")} checked={draft.isOn} onChange={(isOn) => change({ isOn })} />
      </SaveForm>
      {state.settings ? <Remove onRemoved={keep} /> : null}
    </section>
  );
}

/** What the provider says of itself, before anything is kept. */
function Look({ issuer }: { issuer: string }) {
  const t = useMessages("web-sso");
  const { workspace } = useHere();
  const look = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/sso/test", { body: { issuer } })),
  });
  return (
    <div className="space-y-2">
      <Button busy={look.isPending} disabled={issuer === ""} onClick={() => look.mutate()}>
        {t("look")}
      </Button>
      <ErrorNotice error={look.error} />
      <p role="status" className="text-sm wrap-anywhere">
        {look.data
          ? t("look.found", {
              keys: look.data.keys,
              host: new URL(look.data.authorizationEndpoint).host,
            })
          : ""}
      </p>
    </div>
  );
}

function Remove({ onRemoved }: { onRemoved: (next: SsoState) => void }) {
  const t = useMessages("web-sso");
  const s = useMessages("web-settings");
  const { workspace } = useHere();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/sso")),
    onSuccess: onRemoved,
  });
  return (
    <div className="space-y-2 border-t border-line pt-4">
      {sure ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-sm">{t("remove.what")}</p>
          <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("remove.sure")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {s("keep")}
          </Button>
        </div>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t("remove")}
        </Button>
      )}
      <ErrorNotice error={remove.error} />
    </div>
  );
}

function Check({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm">
      <input
        type="checkbox"
        className="size-5 shrink-0"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
