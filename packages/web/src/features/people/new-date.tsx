import type { DateKind } from "@candor/contract/dossier.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ColleagueField } from "../../subjects/dossier/colleague-field.tsx";
import { peopleKey } from "../../subjects/people-queries.ts";
import { monthNames } from "./day-of-year.ts";

const KINDS = ["birthday", "contract_end", "own"] as const;
const REMINDERS = ["3", "0", "7", "30", "none"] as const;
const DAYS: Record<(typeof REMINDERS)[number], number[]> = {
  "3": [3, 0],
  "0": [0],
  "7": [7, 0],
  "30": [30, 7],
  none: [],
};

/** Whoever asked for a date, with a key or a button, begins with its day. */
function beginHere(field: HTMLInputElement | null) {
  field?.focus();
}

/** Keeps a day that matters: what it is, when, and who hears of it. */
export function NewDate({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const { language } = useLanguage();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [kind, setKind] = useState<DateKind>("birthday");
  const [label, setLabel] = useState("");
  const [day, setDay] = useState("");
  const [month, setMonth] = useState("");
  const [year, setYear] = useState("");
  const [yearlyChosen, setYearly] = useState(true);
  const [remind, setRemind] = useState<(typeof REMINDERS)[number]>("3");
  const [owner, setOwner] = useState<string | null>(null);
  const yearly = kind === "birthday" || yearlyChosen;
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/people/{personId}/dates", {
          params: { path: { personId } },
          body: {
            kind,
            label: label.trim(),
            day: Number(day),
            month: Number(month),
            year: year === "" ? null : Number(year),
            yearly,
            remindDays: DAYS[remind],
            owner,
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      aria-label={t("date.new")}
      className="mt-3 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <ChoiceField
        label={t("date.what")}
        options={KINDS.map((value) => ({ value, label: t(`date.${value}`) }))}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          setYearly(chosen !== "contract_end");
        }}
      />
      {kind === "own" ? (
        <TextField
          required
          label={t("date.label")}
          maxLength={100}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      ) : null}
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-3 sm:grid-cols-[5rem_minmax(0,1fr)_9rem]">
        <TextField
          required
          ref={beginHere}
          type="number"
          inputMode="numeric"
          min={1}
          max={31}
          label={t("date.day")}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <SelectField
          required
          label={t("date.month")}
          value={month}
          onChange={(event) => setMonth(event.target.value)}
        >
          <option value="">–</option>
          {monthNames(language).map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          required={!yearly}
          className="max-sm:col-span-2"
          type="number"
          inputMode="numeric"
          min={1900}
          max={2200}
          label={t(yearly ? "date.year" : "date.yearNeeded")}
          value={year}
          onChange={(event) => setYear(event.target.value)}
        />
      </div>
      {day === "29" && month === "2" && yearly ? (
        <p className="text-sm text-muted">{t("date.leap")}</p>
      ) : null}
      {kind === "birthday" ? null : (
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5"
            checked={yearlyChosen}
            onChange={(event) => setYearly(event.target.checked)}
          />
          {t("date.yearly")}
        </label>
      )}
      <div className="space-y-4">
        <ChoiceField
          label={t("date.remind")}
          options={REMINDERS.map((value) => ({ value, label: t(`date.remind.${value}`) }))}
          value={remind}
          onChange={setRemind}
        />
        <ColleagueField
          label={t("date.who")}
          none={t("next.whoever")}
          value={owner}
          onChange={setOwner}
        />
      </div>
      <ErrorNotice error={add.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={add.isPending}>
          {t("date.save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
