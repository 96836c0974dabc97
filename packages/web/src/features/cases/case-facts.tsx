import type { CaseDetail } from "@candor/contract/case.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { casesKey } from "./case-queries.ts";
import { useColleagues } from "./case-words.tsx";
import { PRIORITIES } from "./cases-view.ts";
import { CauseField } from "./cause-field.tsx";
import { useCaseActs } from "./use-case-acts.ts";

/** Whose it is, how urgent, why it came to it; each choice takes effect at once. */
export function CaseFacts({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const colleagues = useColleagues();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const act = useCaseActs(one.id);
  const done = one.mergedInto !== null;
  return (
    <section aria-label={t("facts")} className="card space-y-4 p-4 sm:p-5">
      <fieldset disabled={done} className="space-y-4">
        <ChoiceField
          label={t("column.owner")}
          options={[
            { value: "", label: t("owner.nobody") },
            ...colleagues.all.map(({ userId }) => ({
              value: userId,
              label: colleagues.nameOf(userId),
            })),
            ...(one.owner && !colleagues.all.some(({ userId }) => userId === one.owner)
              ? [{ value: one.owner, label: t("colleague.gone") }]
              : []),
          ]}
          value={one.owner ?? ""}
          onChange={(owner) => act.mutate({ do: "assign", body: { owner: owner || null } })}
        />
        {teams.length > 0 ? (
          <ChoiceField
            label={t("column.team")}
            options={[
              { value: "", label: t("team.none") },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={one.teamId ?? ""}
            onChange={(teamId) => act.mutate({ do: "assign", body: { teamId: teamId || null } })}
          />
        ) : null}
        <ChoiceField
          label={t("column.priority")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={one.priority}
          onChange={(priority) => act.mutate({ do: "change", body: { priority } })}
        />
        <CauseField
          value={one.causeId}
          onChange={(causeId) => act.mutate({ do: "change", body: { causeId } })}
        />
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={one.sensitive}
            disabled={one.teamId === null && !one.sensitive}
            onChange={(event) =>
              act.mutate({ do: "change", body: { sensitive: event.target.checked } })
            }
          />
          <span>
            {t("sensitive.tick")}
            {one.teamId === null ? (
              <span className="block text-muted">{t("sensitive.needsTeam")}</span>
            ) : null}
          </span>
        </label>
      </fieldset>
      <ErrorNotice error={act.error} />
      <Relatives one={one} />
    </section>
  );
}

/** Cases that have to do with this one, and a way to name one more. */
function Relatives({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [number, setNumber] = useState("");
  const refresh = () => client.invalidateQueries({ queryKey: casesKey(workspace.id) });
  const params = { path: { caseId: one.id } };
  const join = useMutation({
    mutationFn: async (how: "merge" | "link") => {
      const { data } = await ask(
        api(workspace.id).GET("/api/v1/cases", {
          params: {
            query: { search: `#${number.replace("#", "").trim()}`, state: "all", limit: 5 },
          },
        }),
      );
      const other = data.find((found) => String(found.number) === number.replace("#", "").trim());
      if (!other) throw new Error(t("relatives.notFound"));
      return how === "link"
        ? ask(
            api(workspace.id).POST("/api/v1/cases/{caseId}/links", {
              params,
              body: { other: other.id },
            }),
          )
        : ask(
            api(workspace.id).POST("/api/v1/cases/{caseId}/merge", {
              params: { path: { caseId: other.id } },
              body: { into: one.id },
            }),
          );
    },
    onSuccess: () => setNumber(""),
    onSettled: refresh,
  });
  const apart = useMutation({
    mutationFn: (caseId: string) =>
      ask(
        api(workspace.id).POST("/api/v1/cases/{caseId}/unmerge", { params: { path: { caseId } } }),
      ),
    onSettled: refresh,
  });
  return (
    <div className="border-t border-line pt-3">
      {one.linked.map((other) => (
        <p key={other.id} className="text-sm">
          <Link
            to="/cases/$caseId"
            params={{ caseId: other.id }}
            search={carried}
            className="link inline-flex min-h-9 items-center touch:min-h-11"
          >
            #{other.number}
          </Link>{" "}
          · {t(`state.${other.state}`)}
        </p>
      ))}
      {one.merged.map((other) => (
        <p key={other.id} className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <Link
            to="/cases/$caseId"
            params={{ caseId: other.id }}
            search={carried}
            className="link inline-flex min-h-9 items-center touch:min-h-11"
          >
            {t("merged.here", { n: other.number })}
          </Link>
          <Button look="quiet" busy={apart.isPending} onClick={() => apart.mutate(other.id)}>
            {t("merged.apart", { n: other.number })}
          </Button>
        </p>
      ))}
      {one.mergedInto ? (
        <Button busy={apart.isPending} onClick={() => apart.mutate(one.id)}>
          {t("merged.apart", { n: one.number })}
        </Button>
      ) : (
        <details>
          <summary className="inline-flex min-h-11 items-center text-sm text-muted">
            {t("relatives.add")}
          </summary>
          <TextField
            inputMode="numeric"
            label={t("relatives.number")}
            hint={t("relatives.hint")}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              disabled={number.trim() === ""}
              busy={join.isPending}
              onClick={() => join.mutate("merge")}
            >
              {t("relatives.merge")}
            </Button>
            <Button
              look="quiet"
              disabled={number.trim() === ""}
              busy={join.isPending}
              onClick={() => join.mutate("link")}
            >
              {t("relatives.link")}
            </Button>
          </div>
        </details>
      )}
      <ErrorNotice error={join.error ?? apart.error} className="mt-3" />
    </div>
  );
}
