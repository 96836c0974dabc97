import type { Account } from "@candor/contract/account.ts";
import type { GoalStanding, Measure } from "@candor/contract/goal.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { membersQuery, workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { someAccountsQuery } from "../../subjects/account-queries.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { viewsQuery } from "../../subjects/view-queries.ts";
import { AccountField } from "./account-field.tsx";
import { isAtMost, isOfAccount, isOfDesk, MEASURES } from "./goal-words.ts";

/** What is to be reached, of what, by when, and who cares for it. What a goal is about stays once it is made. */
export function GoalForm({ goal, done }: { goal?: GoalStanding; done: () => void }) {
  const t = useMessages("web-goals");
  const { workspace, surveys, survey } = useHere();
  const client = useQueryClient();
  const members = useQuery(membersQuery(workspace.id));
  const views = useQuery(viewsQuery(workspace.id));
  const teams = useQuery(teamsQuery(workspace.id));
  const [measure, setMeasure] = useState<Measure>(goal?.measure ?? "score");
  const [about, setAbout] = useState(`survey:${survey?.id ?? ""}`);
  const [account, setAccount] = useState<Account | null>(null);
  const accounts = useQuery(someAccountsQuery(workspace.id));
  const [target, setTarget] = useState(goal ? String(goal.target) : "");
  const [by, setBy] = useState<string | undefined>(goal?.by ?? undefined);
  const [ownerId, setOwner] = useState(goal?.owner?.userId ?? "");
  const save = useMutation({
    mutationFn: async () => {
      const wanted = {
        target: Number(target),
        by: by ?? null,
        ownerId: ownerId === "" ? null : ownerId,
      };
      if (goal) {
        const params = { path: { goalId: goal.id } };
        await ask(api(workspace.id).PATCH("/api/v1/goals/{goalId}", { params, body: wanted }));
        return;
      }
      const [kind, id = ""] = about.split(":");
      const place =
        kind === "view"
          ? { viewId: id, surveyId: survey?.id ?? null }
          : kind === "team"
            ? { teamId: id }
            : kind === "account"
              ? { accountId: account?.id ?? null }
              : { surveyId: kind === "survey" ? id : null };
      await ask(
        api(workspace.id).POST("/api/v1/goals", { body: { ...wanted, ...place, measure } }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: workspaceKey(workspace.id) });
      done();
    },
  });
  const desks = [
    { value: "workspace", label: t("about.desk") },
    ...(teams.data ?? [])
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, name }) => ({ value: `team:${id}`, label: t("about.team", { name }) })),
  ];
  const answers = [
    ...surveys.map(({ id, name }) => ({ value: `survey:${id}`, label: name })),
    ...(surveys.length > 1 ? [{ value: "workspace", label: t("about.workspace") }] : []),
    ...(views.data ?? [])
      .filter(({ shared }) => shared)
      .map(({ id, name }) => ({ value: `view:${id}`, label: t("about.view", { name }) })),
    ...(isOfAccount(measure) && accounts.data?.length
      ? [{ value: "account", label: t("about.anAccount") }]
      : []),
  ];
  const places = isOfDesk(measure) ? desks : answers;
  const owners = [
    { value: "", label: t("owner.none") },
    ...(members.data ?? []).map(({ userId, name, email }) => ({
      value: userId,
      label: name || email,
    })),
  ];
  return (
    <form
      aria-label={t(goal ? "change" : "new")}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {goal ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <ChoiceField
            label={t("measure")}
            options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
            value={measure}
            onChange={(next) => {
              setMeasure(next);
              const stays = about === "account" ? isOfAccount(next) : true;
              if (stays && isOfDesk(next) === isOfDesk(measure)) return;
              setAbout(isOfDesk(next) ? "workspace" : `survey:${survey?.id ?? ""}`);
            }}
          />
          <ChoiceField label={t("about")} options={places} value={about} onChange={setAbout} />
          {about === "account" ? (
            <AccountField chosen={account} choose={setAccount} className="sm:col-start-2" />
          ) : null}
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          type="number"
          label={t(
            measure === "score"
              ? "target.score"
              : measure === "first_contact"
                ? "target.hours"
                : isAtMost(measure)
                  ? "target.most"
                  : "target.least",
          )}
          min={measure === "score" ? -99 : 1}
          max={99}
          required
          value={target}
          onChange={(event) => setTarget(event.target.value)}
        />
        <DayField label={t("by")} value={by} onChange={setBy} />
        <ChoiceField label={t("owner")} options={owners} value={ownerId} onChange={setOwner} />
      </div>
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="strong"
          busy={save.isPending}
          disabled={about === "account" && account === null}
        >
          {t("save")}
        </Button>
        <Button look="quiet" onClick={done}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
