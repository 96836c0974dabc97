import type { MotivationEvidence } from "@candor/contract/motivation.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { employeesQuery, thanksKey } from "../../subjects/thanks/thanks-queries.ts";
import { EvidenceOfReward } from "./motivation-evidence.tsx";

/** So many answers the server asks for at least. */
const LEAST = 30;

/** Whom, when, and what it rests on, which is looked at before anything can be proposed. */
export function ProposeMotivation({ onDone }: { onDone: () => void }) {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const format = useFormat();
  const client = useQueryClient();
  const employees = useQuery(employeesQuery(workspace.id)).data ?? [];
  const [who, setWho] = useState("");
  const [days, setDays] = useState({ from: "", last: "" });
  const [words, setWords] = useState({ reward: "", reason: "" });
  const asked = { employeeId: who, from: days.from, to: dayAfter(days.last) };
  const look = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).GET("/api/v1/motivation-evidence", { params: { query: asked } }),
      ) as Promise<MotivationEvidence>,
  });
  const propose = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/motivation-records", { body: { ...asked, ...words } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: thanksKey(workspace.id) });
      onDone();
    },
  });
  const change = (set: () => void) => {
    look.reset();
    set();
  };
  const name = employees.find(({ id }) => id === who)?.name ?? "";
  return (
    <section aria-label={t("rewards.propose")} className="card mb-5 max-w-3xl space-y-4 p-4 sm:p-5">
      <h2 className="font-semibold">{t("rewards.propose")}</h2>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          look.mutate();
        }}
      >
        <SelectField
          label={t("rewards.employee")}
          required
          value={who}
          onChange={(event) => change(() => setWho(event.target.value))}
        >
          <option value="" />
          {employees.map(({ id, name: called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
        </SelectField>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            required
            label={t("rewards.from")}
            value={days.from}
            onChange={(event) => change(() => setDays({ ...days, from: event.target.value }))}
          />
          <TextField
            type="date"
            required
            label={t("rewards.to")}
            value={days.last}
            onChange={(event) => change(() => setDays({ ...days, last: event.target.value }))}
          />
        </div>
        <ErrorNotice error={look.error} />
        <Button type="submit" busy={look.isPending}>
          {t("rewards.look")}
        </Button>
      </form>
      {look.data ? (
        <div className="space-y-3">
          <h3 className="text-sm font-medium">
            {t("rewards.evidence", { from: format.day(days.from), to: format.day(days.last) })}
          </h3>
          <EvidenceOfReward evidence={look.data} />
        </div>
      ) : null}
      {look.data && look.data.answers < LEAST ? (
        <Remark>{t("rewards.few", { n: look.data.answers, name, least: LEAST })}</Remark>
      ) : null}
      {look.data && look.data.answers >= LEAST ? (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            propose.mutate();
          }}
        >
          <TextField
            required
            maxLength={1000}
            label={t("rewards.reward")}
            value={words.reward}
            onChange={(event) => setWords({ ...words, reward: event.target.value })}
          />
          <TextArea
            required
            rows={2}
            maxLength={1000}
            label={t("rewards.reason")}
            value={words.reason}
            onChange={(event) => setWords({ ...words, reason: event.target.value })}
          />
          <ErrorNotice error={propose.error} />
          <Button type="submit" look="strong" busy={propose.isPending}>
            {t("rewards.send")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

function dayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}
