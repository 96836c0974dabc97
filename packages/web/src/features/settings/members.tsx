import type { Member, Role } from "@candor/contract/workspace.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import UserMinus from "lucide-react/icons/user-minus";
import { useState } from "react";
import { membersQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { Invitations } from "./invitations.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { ROLES } from "./roles.ts";

/** Who is in, with which role, and who is invited. */
export function Members() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const members = useQuery(membersQuery(workspace.id));
  return (
    <div className="space-y-4">
      <section aria-label={t("members")} className="card p-4 sm:p-6">
        {members.isPending ? <GhostRows rows={3} /> : null}
        <ErrorNotice error={members.error} retry={() => void members.refetch()} />
        <ul className="divide-y divide-line">
          {members.data?.map((member) => (
            <MemberRow key={member.userId} member={member} />
          ))}
        </ul>
      </section>
      <Invitations />
      <RolesExplained />
    </div>
  );
}

function MemberRow({ member }: { member: Member }) {
  const t = useMessages("web-settings");
  const format = useFormat();
  const { me, workspace } = useHere();
  const client = useQueryClient();
  const isMe = member.userId === me.user.id;
  const refresh = () =>
    client.invalidateQueries({ queryKey: ["workspace", workspace.id, "members"] });
  const path = { userId: member.userId };
  const setRole = useMutation({
    mutationFn: (role: Role) =>
      ask(
        api(workspace.id).PATCH("/api/v1/members/{userId}", { params: { path }, body: { role } }),
      ),
    onSettled: refresh,
  });
  const [leaving, setLeaving] = useState(false);
  const mayOwn = workspace.role === "owner";
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="truncate font-medium">
            {member.name || member.email}
            {isMe ? <span className="font-normal text-muted"> ({t("isYou")})</span> : null}
          </p>
          <p className="truncate text-sm text-muted">
            {member.name ? `${member.email} · ` : ""}
            {t("since", { day: format.moment(member.joinedAt) })}
          </p>
        </div>
        <select
          aria-label={t("roleOf", { who: member.name || member.email })}
          className="field field--small"
          value={member.role}
          disabled={isMe || (member.role === "owner" && !mayOwn)}
          onChange={(event) => setRole.mutate(event.target.value as Role)}
        >
          {ROLES.filter((role) => role !== "owner" || mayOwn || member.role === "owner").map(
            (role) => (
              <option key={role} value={role}>
                {t(`role.${role}`)}
              </option>
            ),
          )}
        </select>
        <IconButton
          name={t("removeMember", { who: member.name || member.email })}
          disabled={isMe || (member.role === "owner" && !mayOwn)}
          onClick={() => setLeaving(true)}
        >
          <UserMinus aria-hidden className="size-4.5" />
        </IconButton>
      </div>
      <ErrorNotice error={setRole.error} className="mt-2" />
      {leaving ? <RemoveMember member={member} keep={() => setLeaving(false)} /> : null}
    </li>
  );
}

function RolesExplained() {
  const t = useMessages("web-settings");
  return (
    <details className="card px-4 py-1 sm:px-6">
      <summary className="flex min-h-11 items-center text-sm font-semibold">
        {t("rolesWhat")}
      </summary>
      <dl className="grid gap-x-4 gap-y-1 pb-4 text-sm sm:grid-cols-[8rem_1fr]">
        {ROLES.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{t(`role.${role}`)}</dt>
            <dd className="mb-1 text-muted">{t(`role.${role}.may`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
