import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { calendarsQuery } from "../../subjects/team-queries.ts";
import { type CalendarDraft, COUNTRIES, draftOf } from "./calendar-draft.ts";
import { HolidayList } from "./holiday-list.tsx";
import { OwnDays } from "./own-days.tsx";
import { teamsKey } from "./team-queries.ts";
import { TryHours } from "./try-hours.tsx";
import { WeekFields } from "./week-fields.tsx";

/** Working hours: the week, public holidays, days of one's own, and a try. */
export function CalendarScreen() {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const { calendarId } = useParams({ from: "/inside/teams/hours/$calendarId" });
  const calendars = useQuery(calendarsQuery(workspace.id));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/teams/hours" search={carried} className="link">
          {t("hours.back")}
        </Link>
      </p>
      <Loaded query={calendars}>
        {(all) => {
          const saved = all.find(({ id }) => id === calendarId);
          if (!saved && calendarId !== "new") {
            return <PageHead title={t("hours.notFound")} />;
          }
          return <Editor key={saved?.id ?? "new"} saved={saved ?? null} />;
        }}
      </Loaded>
    </>
  );
}

function Editor({ saved }: { saved: BusinessCalendar | null }) {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { draft, change, isDirty, reset } = useDraft<CalendarDraft>(
    draftOf(saved, workspace.timeZone),
  );
  const zones = [...new Set([draft.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const refresh = () => client.invalidateQueries({ queryKey: teamsKey(workspace.id) });
  const save = useMutation({
    mutationFn: (body: CalendarDraft) =>
      saved
        ? ask(
            api(workspace.id).PUT("/api/v1/business-calendars/{calendarId}", {
              params: { path: { calendarId: saved.id } },
              body: { ...body, version: saved.version },
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/business-calendars", { body })),
    onSuccess: async (made) => {
      await refresh();
      reset();
      if (!saved) {
        await navigate({
          to: "/teams/hours/$calendarId",
          params: { calendarId: made.id },
          search: carried,
        });
      }
    },
  });
  return (
    <>
      <PageHead title={saved?.name ?? t("hours.new")} />
      <fieldset disabled={!may.write} className="min-w-0 max-w-3xl">
        <SaveForm
          name={saved?.name ?? t("hours.new")}
          save={save}
          dirty={isDirty || !saved}
          onDiscard={reset}
          onSave={() => save.mutate({ ...draft, name: draft.name.trim() })}
          disabled={!may.write}
          className="space-y-5"
        >
          <section
            aria-label={t("hours.what")}
            className="card grid gap-4 p-4 sm:grid-cols-2 sm:p-6"
          >
            <TextField
              required
              maxLength={100}
              label={t("hours.name")}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
            <SelectField
              label={t("hours.zone")}
              value={draft.timeZone}
              onChange={(event) => change({ timeZone: event.target.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll("_", " ")}
                </option>
              ))}
            </SelectField>
          </section>
          <WeekFields week={draft.week} onChange={(week) => change({ week })} />
          <section aria-label={t("holidays")} className="card space-y-4 p-4 sm:p-6">
            <ChoiceField
              className="sm:max-w-72"
              label={t("holidays")}
              options={[
                { value: "", label: t("hours.noHolidays") },
                ...COUNTRIES.map((value) => ({ value, label: t(`country.${value}`) })),
              ]}
              value={draft.country ?? ""}
              onChange={(country) => change({ country: country || null, workedHolidays: [] })}
            />
            {draft.country ? (
              <HolidayList
                country={draft.country}
                worked={draft.workedHolidays}
                onChange={(workedHolidays) => change({ workedHolidays })}
              />
            ) : null}
          </section>
          <OwnDays days={draft.ownDays} onChange={(ownDays) => change({ ownDays })} />
        </SaveForm>
      </fieldset>
      {saved ? (
        <div className="mt-6 max-w-3xl space-y-5">
          <TryHours calendar={saved} />
          {may.write && !saved.isDefault ? <Remove calendar={saved} onDone={refresh} /> : null}
        </div>
      ) : null}
    </>
  );
}

function Remove({ calendar, onDone }: { calendar: BusinessCalendar; onDone: () => void }) {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/business-calendars/{calendarId}", {
          params: { path: { calendarId: calendar.id } },
        }),
      ),
    onSuccess: async () => {
      onDone();
      await navigate({ to: "/teams/hours", search: carried });
    },
  });
  return (
    <div>
      <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
        {t("hours.remove")}
      </Button>
      <ErrorNotice error={remove.error} className="mt-3" />
    </div>
  );
}
