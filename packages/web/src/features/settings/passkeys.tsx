import { browserName } from "@candor/contract/browser-name.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { knowsPasskeys, makePasskey, wasCancelled } from "../../here/passkey.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";

const QUERY = {
  queryKey: ["passkeys"],
  queryFn: () => ask(api().GET("/api/v1/me/passkeys")),
};

/** Keys that sign in without a password: added, named, taken away. */
export function Passkeys() {
  const t = useMessages("web-settings");
  const client = useQueryClient();
  const passkeys = useQuery(QUERY);
  const onChanged = () => client.invalidateQueries({ queryKey: QUERY.queryKey });
  return (
    <section aria-label={t("you.passkeys")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("you.passkeys")}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{t("you.passkeys.text")}</p>
      {passkeys.isPending ? <GhostRows rows={1} /> : null}
      <ErrorNotice error={passkeys.error} retry={() => void passkeys.refetch()} />
      {passkeys.data && passkeys.data.data.length > 0 ? (
        <ul className="mb-4 divide-y divide-line">
          {passkeys.data.data.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onChanged={onChanged} />
          ))}
        </ul>
      ) : null}
      {knowsPasskeys() ? (
        <Add onAdded={onChanged} />
      ) : (
        <p className="text-sm text-muted">{t("you.passkeys.unknown")}</p>
      )}
    </section>
  );
}

function Add({ onAdded }: { onAdded: () => Promise<void> }) {
  const t = useMessages("web-settings");
  const [name, setName] = useState(ownName);
  const add = useMutation({
    mutationFn: async () => {
      const options = await ask(api().POST("/api/v1/me/passkeys/begin"));
      const response = await makePasskey(options);
      await ask(api().POST("/api/v1/me/passkeys", { body: { name: name.trim(), response } }));
    },
    onSuccess: onAdded,
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          required
          maxLength={60}
          label={t("you.passkeys.name")}
          className="w-full sm:w-64"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={add.isPending}>
          {t("you.passkeys.add")}
        </Button>
      </div>
      {wasCancelled(add.error) ? (
        <p role="alert" className="text-sm text-muted">
          {t("you.passkeys.cancelled")}
        </p>
      ) : (
        <ErrorNotice error={add.error} />
      )}
      <span role="status" className="text-sm text-muted">
        {add.isSuccess ? t("you.passkeys.added") : ""}
      </span>
    </form>
  );
}

function PasskeyRow({
  passkey,
  onChanged,
}: {
  passkey: { id: string; name: string; backedUp: boolean; madeAt: string; usedAt: string | null };
  onChanged: () => Promise<void>;
}) {
  const t = useMessages("web-settings");
  const format = useFormat();
  const { workspace } = useHere();
  const [name, setName] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const path = { passkeyId: passkey.id };
  const rename = useMutation({
    mutationFn: (words: string) =>
      ask(
        api().PATCH("/api/v1/me/passkeys/{passkeyId}", {
          params: { path },
          body: { name: words },
        }),
      ),
    onSuccess: async () => {
      await onChanged();
      setName(null);
    },
  });
  const remove = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).DELETE("/api/v1/me/passkeys/{passkeyId}", { params: { path } })),
    onSuccess: onChanged,
  });
  return (
    <li className="py-2.5 text-sm">
      {name === null ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <div className="min-w-0 flex-1">
            <p className="font-medium wrap-anywhere">{passkey.name}</p>
            <p className="text-xs text-muted">
              {[
                t("you.passkeys.made", { day: format.moment(passkey.madeAt) }),
                passkey.usedAt
                  ? t("you.passkeys.used", { when: format.moment(passkey.usedAt) })
                  : t("you.passkeys.neverUsed"),
                t(passkey.backedUp ? "you.passkeys.synced" : "you.passkeys.oneDevice"),
              ].join(" · ")}
            </p>
          </div>
          {sure ? (
            <>
              <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t("you.passkeys.removeSure")}
              </Button>
              <Button look="quiet" onClick={() => setSure(false)}>
                {t("keep")}
              </Button>
            </>
          ) : (
            <>
              <Button look="quiet" onClick={() => setName(passkey.name)}>
                {t("you.passkeys.rename")}
              </Button>
              <Button look="quiet" onClick={() => setSure(true)}>
                {t("you.passkeys.remove")}
              </Button>
            </>
          )}
        </div>
      ) : (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!rename.isPending) rename.mutate(name.trim());
          }}
        >
          <TextField
            required
            ref={(field) => field?.focus()}
            maxLength={60}
            label={t("you.passkeys.name")}
            className="w-full sm:w-64"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={rename.isPending}>
            {t("you.passkeys.save")}
          </Button>
          <Button look="quiet" onClick={() => setName(null)}>
            {t("you.twoFactor.cancel")}
          </Button>
        </form>
      )}
      <ErrorNotice error={rename.error ?? remove.error} className="mt-2" />
    </li>
  );
}

/** What this device is called unless its owner has a better name. */
function ownName(): string {
  const known = browserName(navigator.userAgent);
  return known === null ? "" : [known.browser, known.system].filter(Boolean).join(", ");
}
