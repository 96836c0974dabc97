import type { Routing, SaveCaseRule } from "@candor/contract/case-rule.ts";
import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { useColleagues } from "./case-words.tsx";
import { PRIORITIES } from "./cases-view.ts";

const ROUTINGS: readonly Routing[] = ["by_hand", "round_robin", "least_load"];

/** What becomes of the cases that a rule opens. */
export function ActionFields({
  action,
  onChange,
}: {
  action: SaveCaseRule["action"];
  onChange: (action: SaveCaseRule["action"]) => void;
}) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const colleagues = useColleagues();
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 font-semibold">{t("rule.then")}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("column.team")}
          options={[
            { value: "", label: t("team.none") },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={action.teamId ?? ""}
          onChange={(teamId) =>
            onChange({
              ...action,
              teamId: teamId || null,
              sensitive: teamId ? action.sensitive : false,
            })
          }
        />
        <ChoiceField
          label={t("column.owner")}
          options={[
            ...ROUTINGS.map((value) => ({ value: value as string, label: t(`routing.${value}`) })),
            ...colleagues.all.map(({ userId }) => ({
              value: userId,
              label: colleagues.nameOf(userId),
            })),
          ]}
          value={action.owner ?? action.routing}
          onChange={(value) => {
            const routing = ROUTINGS.find((one) => one === value);
            onChange(
              routing
                ? { ...action, routing, owner: null }
                : { ...action, owner: value, routing: "by_hand" },
            );
          }}
        />
        <ChoiceField
          label={t("column.priority")}
          hint={t("rule.targets")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={action.priority}
          onChange={(priority) => onChange({ ...action, priority })}
        />
      </div>
      {action.teamId ? (
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={action.sensitive}
            onChange={(event) => onChange({ ...action, sensitive: event.target.checked })}
          />
          {t("sensitive.tick")}
        </label>
      ) : null}
    </fieldset>
  );
}
