import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import type { Language } from "@candor/contract/common.ts";
import type { Colleague } from "@candor/contract/team.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { ChoiceField } from "../../parts/choice.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { colleaguesQuery } from "../../subjects/team-queries.ts";
import { teamsKey } from "./team-queries.ts";

/** Whether somebody can be given work now; says nothing while they can. */
export function PresenceMark({ colleague }: { colleague: Colleague | undefined }) {
  const t = useMessages("web-teams");
  const format = useFormat();
  if (!colleague) return null;
  const { presence, awayUntil } = colleague;
  const text =
    presence === "away" && awayUntil
      ? t("presence.awayUntil", { day: format.dayShort(awayUntil) })
      : t(`presence.${presence}`);
  return (
    <span className="ms-2 text-sm text-muted">
      <span
        aria-hidden
        className={`me-1 inline-block size-2 rounded-full align-middle ${presence === "present" ? "bg-accent" : "border border-edge"}`}
      />
      {text}
    </span>
  );
}

/** What one says of oneself: whether one takes new work, by which hours, and in which language one is told. */
export function OwnPresence(props: {
  colleagues: readonly Colleague[];
  calendars: readonly BusinessCalendar[];
}) {
  const t = useMessages("web-teams");
  const { me, workspace } = useHere();
  const client = useQueryClient();
  const own = props.colleagues.find(({ userId }) => userId === me.user.id);
  const save = useMutation({
    mutationFn: (body: BodyOf<"/api/v1/colleagues/{userId}", "patch">) =>
      ask(
        api(workspace.id).PATCH("/api/v1/colleagues/{userId}", {
          params: { path: { userId: me.user.id } },
          body,
        }),
      ),
    onMutate: async (body) => {
      // What was asked before this would bring the old tick back.
      await client.cancelQueries({ queryKey: teamsKey(workspace.id) });
      client.setQueryData(colleaguesQuery(workspace.id).queryKey, (all) =>
        all?.map((one) =>
          one.userId === me.user.id ? { ...one, takesWork: body.takesWork ?? one.takesWork } : one,
        ),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: teamsKey(workspace.id) }),
  });
  if (!own) return null;
  return (
    <section aria-label={t("own")} className="card mb-5 p-4 sm:p-5">
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <div>
          <h2 className="font-semibold">
            {t("own")}
            <PresenceMark colleague={own} />
          </h2>
          <label className="mt-1 flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={own.takesWork}
              onChange={(event) => save.mutate({ takesWork: event.target.checked })}
            />
            {t("own.takesWork")}
          </label>
        </div>
        <ChoiceField
          label={t("own.hours")}
          options={[
            { value: "", label: t("own.teamHours") },
            ...props.calendars.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={own.calendarId ?? ""}
          onChange={(calendarId) => save.mutate({ calendarId: calendarId || null })}
        />
        <ChoiceField
          label={t("own.language")}
          options={[
            { value: "", label: t("own.workspaceLanguage") },
            ...Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
              value: value as Language | "",
              label,
              lang: value,
            })),
          ]}
          value={own.language ?? ""}
          onChange={(language) => save.mutate({ language: language || null })}
        />
      </div>
      <ErrorNotice error={save.error} className="mt-3" />
    </section>
  );
}
