import type { SsoDomain } from "@candor/contract/single-sign-on.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ssoQuery } from "./sso-queries.ts";

/** Domains of e-mail addresses: proven by their DNS, and kept to single sign-on where that is wanted. */
export function Domains({
  domains,
  canEnforce,
}: {
  domains: readonly SsoDomain[];
  canEnforce: boolean;
}) {
  const t = useMessages("web-sso");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [domain, setDomain] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/sso/domains", { body: { domain: domain.trim() } })),
    onSuccess: (next) => {
      setDomain("");
      client.setQueryData(ssoQuery(workspace.id).queryKey, next);
    },
  });
  return (
    <section aria-label={t("domains")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("domains")}</h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("domains.text")}</p>
      {domains.length > 0 ? (
        <ul className="mb-4 divide-y divide-line">
          {domains.map((one) => (
            <DomainRow key={one.domain} domain={one} canEnforce={canEnforce} />
          ))}
        </ul>
      ) : null}
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.isPending) add.mutate();
        }}
      >
        <TextField
          required
          label={t("domain")}
          placeholder="example.com"
          minLength={3}
          maxLength={253}
          autoComplete="off"
          className="w-full sm:w-64"
          value={domain}
          onChange={(event) => setDomain(event.target.value)}
        />
        <Button type="submit" busy={add.isPending}>
          {t("domain.add")}
        </Button>
      </form>
      <ErrorNotice error={add.error} className="mt-3" />
    </section>
  );
}

function DomainRow({ domain, canEnforce }: { domain: SsoDomain; canEnforce: boolean }) {
  const t = useMessages("web-sso");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const params = { path: { domain: domain.domain } };
  const keep = {
    onSuccess: (next: object) =>
      client.setQueryData(ssoQuery(workspace.id).queryKey, next as never),
  };
  const verify = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/sso/domains/{domain}/verify", { params })),
    ...keep,
  });
  const enforce = useMutation({
    mutationFn: (enforced: boolean) =>
      ask(api(workspace.id).PATCH("/api/v1/sso/domains/{domain}", { params, body: { enforced } })),
    ...keep,
  });
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/sso/domains/{domain}", { params })),
    ...keep,
  });
  return (
    <li className="space-y-3 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-48">
          <p className="font-medium wrap-anywhere">{domain.domain}</p>
          <p className="text-sm text-muted">
            {domain.verifiedAt
              ? t("domain.proven", { day: format.moment(domain.verifiedAt) })
              : t("domain.unproven")}
          </p>
        </div>
        {domain.verifiedAt ? null : (
          <Button busy={verify.isPending} onClick={() => verify.mutate()}>
            {t("domain.check")}
          </Button>
        )}
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t("domain.remove", { domain: domain.domain })}
        </Button>
      </div>
      {domain.verifiedAt ? (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={domain.enforced}
            disabled={enforce.isPending || !(canEnforce || domain.enforced)}
            onChange={(event) => enforce.mutate(event.target.checked)}
          />
          {t("domain.enforce", { domain: domain.domain })}
        </label>
      ) : (
        <div className="space-y-2 rounded-lg bg-sunken p-3">
          <p className="text-sm">{t("domain.record")}</p>
          <CopyField label={t("domain.recordName")} value={domain.record.name} />
          <CopyField label={t("domain.recordValue")} value={domain.record.value} />
        </div>
      )}
      <ErrorNotice error={verify.error ?? enforce.error ?? remove.error} />
    </li>
  );
}
