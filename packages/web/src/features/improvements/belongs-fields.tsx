import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { causesQuery, improvementsKey } from "./improvement-queries.ts";
import { useOwnerName } from "./improvement-words.tsx";

type Change = { owner: string | null } | { teamId: string | null } | { causeId: string | null };

/** Whose it is, which team's, and which root cause it takes away; each choice takes effect at once. */
export function BelongsFields({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const { workspace } = useHere();
  const client = useQueryClient();
  const owners = useOwnerName();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const causes = useQuery(causesQuery(workspace.id)).data ?? [];
  const hand = useMutation({
    mutationFn: (body: Change) =>
      ask(
        api(workspace.id).PATCH("/api/v1/improvements/{improvementId}", {
          params: { path: { improvementId: one.id } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: improvementsKey(workspace.id) }),
  });
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="mt-2 grid gap-3 sm:grid-cols-3">
      <ChoiceField
        label={t("field.owner")}
        options={[{ value: "", label: t("owner.nobody") }, ...owners.all]}
        value={one.owner ?? ""}
        onChange={(owner) => hand.mutate({ owner: owner || null })}
      />
      <ChoiceField
        label={t("field.team")}
        options={[{ value: "", label: t("team.none") }, ...named(teams)]}
        value={one.teamId ?? ""}
        onChange={(teamId) => hand.mutate({ teamId: teamId || null })}
      />
      <ChoiceField
        label={t("field.cause")}
        options={[{ value: "", label: t("cause.none") }, ...named(causes)]}
        value={one.causeId ?? ""}
        onChange={(causeId) => hand.mutate({ causeId: causeId || null })}
      />
      <ErrorNotice error={hand.error} />
    </div>
  );
}
