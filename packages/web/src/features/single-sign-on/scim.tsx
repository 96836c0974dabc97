import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { scimQuery } from "./sso-queries.ts";

/** The token by which the organisation's directory adds, changes and deactivates colleagues. */
export function Scim() {
  const t = useMessages("web-sso");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const scim = useQuery(scimQuery(workspace.id));
  const [sure, setSure] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: scimQuery(workspace.id).queryKey });
  const make = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/scim-access")),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/scim-access")),
    onSuccess: async () => {
      make.reset();
      setSure(false);
      await refresh();
    },
  });
  const access = scim.data?.access;
  return (
    <section aria-label={t("scim")} className="card space-y-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold">{t("scim")}</h2>
        <p className="mt-1 max-w-prose text-sm text-muted">{t("scim.text")}</p>
      </div>
      {scim.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={scim.error} retry={() => void scim.refetch()} />
      {scim.data ? (
        <>
          <CopyField label={t("scim.baseUrl")} value={scim.data.baseUrl} />
          {access ? (
            <p className="text-sm text-muted">
              {[
                t("scim.token", { prefix: access.prefix, who: access.madeBy }),
                access.usedAt
                  ? t("scim.used", { when: format.ago(access.usedAt, new Date()) })
                  : t("scim.neverUsed"),
                t("scim.count", { users: scim.data.users, groups: scim.data.groups }),
              ].join(" · ")}
            </p>
          ) : null}
          {make.data ? (
            <div role="status" className="rounded-xl bg-promoter-soft p-4">
              <CopyField label={t("scim.made")} value={make.data.token} />
              <p className="mt-2 text-sm font-medium">{t("scim.once")}</p>
            </div>
          ) : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button busy={make.isPending} onClick={() => make.mutate()}>
              {t(access ? "scim.renew" : "scim.make")}
            </Button>
            {access && sure ? (
              <Button look="alarm" busy={revoke.isPending} onClick={() => revoke.mutate()}>
                {t("scim.revokeSure")}
              </Button>
            ) : access ? (
              <Button look="quiet" onClick={() => setSure(true)}>
                {t("scim.revoke")}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      <ErrorNotice error={make.error ?? revoke.error} />
    </section>
  );
}
