import type { Member } from "@candor/contract/workspace.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";

/** Asks once before a colleague goes, and shows which doors they made: keys, links of invitations, shared pages. */
export function RemoveMember({ member, keep }: { member: Member; keep: () => void }) {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [revokes, setRevokes] = useState(true);
  const path = { userId: member.userId };
  const key = [...workspaceKey(workspace.id), "members"];
  const made = useQuery({
    queryKey: [...key, member.userId, "made"],
    queryFn: ({ signal }) =>
      ask(api(workspace.id).GET("/api/v1/members/{userId}/made", { params: { path }, signal })),
  });
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/members/{userId}", {
          params: { path, query: revokes ? {} : { keepMade: "true" } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: workspaceKey(workspace.id) }),
  });
  const who = member.name || member.email;
  const { keys, invitations, shares } = made.data ?? { keys: [], invitations: [], shares: [] };
  const doors = keys.length + invitations.length + shares.length;
  return (
    <section
      aria-label={t("removeMember", { who })}
      className="mt-3 space-y-3 rounded-xl bg-detractor-soft p-4 text-sm"
    >
      {made.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={made.error} retry={() => void made.refetch()} />
      {made.data && doors === 0 ? <p>{t("leaves.nothing")}</p> : null}
      {made.data && doors > 0 ? (
        <>
          <p>{t("leaves.text", { who })}</p>
          <ul className="list-disc space-y-1 ps-5">
            {keys.map((one) => (
              <li key={one.id}>{t("leaves.key", { name: one.name, prefix: one.prefix })}</li>
            ))}
            {invitations.map((one) => (
              <li key={one.id}>{t("leaves.invitation", { email: one.email })}</li>
            ))}
            {shares.map((one) => (
              <li key={one.id}>{t("leaves.share", { name: one.name })}</li>
            ))}
          </ul>
          <label className="flex min-h-10 items-center gap-2.5 touch:min-h-11">
            <input
              type="checkbox"
              className="size-4.5"
              checked={revokes}
              onChange={(event) => setRevokes(event.target.checked)}
            />
            {t("leaves.revoke")}
          </label>
        </>
      ) : null}
      <ErrorNotice error={remove.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          look="alarm"
          busy={remove.isPending}
          disabled={!made.data}
          onClick={() => remove.mutate()}
        >
          {t("removeMember", { who })}
        </Button>
        <Button look="quiet" onClick={keep}>
          {t("keep")}
        </Button>
      </div>
    </section>
  );
}
