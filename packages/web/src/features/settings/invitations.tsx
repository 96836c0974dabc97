import type { Home, Role } from "@candor/contract/workspace.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { colleagueInvitationsQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { HomeField } from "../../subjects/homes/home-field.tsx";
import { ROLES } from "./roles.ts";

/** Invites a colleague by a link that is shown once, to be passed on in whatever way you like. */
export function Invitations() {
  const t = useMessages("web-settings");
  const h = useMessages("web-homes");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const invitations = useQuery(colleagueInvitationsQuery(workspace.id));
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("analyst");
  const [home, setHome] = useState<Home | null>(null);
  const refresh = () =>
    client.invalidateQueries({ queryKey: ["workspace", workspace.id, "invitations"] });
  const invite = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/colleague-invitations", {
          body: { email: email.trim(), role, home },
        }),
      ),
    onSuccess: () => {
      setEmail("");
      void refresh();
    },
  });
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/colleague-invitations/{colleagueInvitationId}", {
          params: { path: { colleagueInvitationId: id } },
        }),
      ),
    onSuccess: refresh,
  });
  const open = (invitations.data ?? []).filter((one) => one.acceptedAt === null);
  return (
    <section aria-label={t("invite")} className="card p-4 sm:p-6">
      <h2 className="mb-3 font-semibold">{t("invite")}</h2>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <TextField
          type="email"
          required
          className="min-w-0 flex-1 basis-56"
          label={t("inviteEmail")}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <SelectField
          label={t("role")}
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {ROLES.filter((one) => one !== "owner" || workspace.role === "owner").map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </SelectField>
        <HomeField label={h("invite")} value={home} onChange={setHome} />
        <Button type="submit" look="strong" busy={invite.isPending}>
          {t("makeLink")}
        </Button>
      </form>
      <ErrorNotice error={invite.error ?? withdraw.error} className="mt-3" />
      {invite.data ? (
        <div role="status" className="mt-4 rounded-xl bg-promoter-soft p-4">
          <CopyField
            label={t("inviteLink", { email: invite.data.email })}
            value={invite.data.link}
          />
          <p className="mt-2 text-sm text-muted">
            {t("inviteOnce", { day: format.moment(invite.data.expiresAt) })}
          </p>
        </div>
      ) : null}
      {open.length > 0 ? (
        <ul className="mt-4 divide-y divide-line border-t border-line">
          {open.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="truncate">{one.email}</p>
                <p className="text-sm text-muted">
                  {t(`role.${one.role}`)} ·{" "}
                  {t("invitedUntil", { day: format.moment(one.expiresAt) })}
                </p>
              </div>
              <Button look="quiet" onClick={() => withdraw.mutate(one.id)}>
                {t("withdraw")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
