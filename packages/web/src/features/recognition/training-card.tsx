import type { Training } from "@candor/contract/training.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { employeesFoundQuery } from "../../subjects/thanks/thanks-queries.ts";
import { TrainingForm } from "./training-form.tsx";
import { trainingsKey } from "./trainings-queries.ts";

/** One training: its material, who takes part by when, and what was measured about its cause. */
export function TrainingCard({ training }: { training: Training }) {
  const t = useMessages("web-trainings");
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { change } = useTraining(training);
  if (editing) return <TrainingForm training={training} onDone={() => setEditing(false)} />;
  return (
    <section aria-label={training.title} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold wrap-anywhere">
          {training.title}
          {training.archivedAt ? (
            <span className="font-normal text-muted"> · {t("archived")}</span>
          ) : null}
        </h2>
        {may.write ? (
          <span className="flex gap-1">
            <Button look="quiet" onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
            <Button
              look="quiet"
              busy={change.isPending}
              onClick={() => change.mutate({ archived: training.archivedAt === null })}
            >
              {training.archivedAt ? t("unarchive") : t("archive")}
            </Button>
          </span>
        ) : null}
      </div>
      <ErrorNotice error={change.error} />
      {training.html ? (
        // The server wrote it: formatting and harmless links, nothing of whoever typed it.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by the server from Markdown without markup
        <div className="prose mt-2" dangerouslySetInnerHTML={{ __html: training.html }} />
      ) : null}
      <Records training={training} />
      <Measured training={training} />
    </section>
  );
}

function useTraining({ id }: Training) {
  const { workspace } = useHere();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: trainingsKey(workspace.id) });
  const change = useMutation({
    mutationFn: (body: { archived: boolean }) =>
      ask(
        api(workspace.id).PATCH("/api/v1/trainings/{trainingId}", {
          params: { path: { trainingId: id } },
          body,
        }),
      ),
    onSettled,
  });
  const note = useMutation({
    mutationFn: ({
      employeeId,
      ...body
    }: {
      employeeId: string;
      dueOn: string | null;
      doneOn: string | null;
    }) =>
      ask(
        api(workspace.id).PUT("/api/v1/trainings/{trainingId}/records/{employeeId}", {
          params: { path: { trainingId: id, employeeId } },
          body,
        }),
      ),
    onSettled,
  });
  return { change, note };
}

function Records({ training }: { training: Training }) {
  const t = useMessages("web-trainings");
  const format = useFormat();
  const may = useMay();
  const today = useToday();
  const { note } = useTraining(training);
  return (
    <div className="mt-3 border-t border-line pt-3">
      <h3 className="text-sm font-semibold">{t("records")}</h3>
      {training.records.length === 0 ? (
        <p className="text-sm text-muted">{t("records.none")}</p>
      ) : null}
      <ul className="text-sm">
        {training.records.map(({ employee, dueOn, doneOn }) => (
          <li key={employee.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className="font-medium">{employee.name}</span>
            <span className="text-muted">
              {doneOn
                ? t("records.done", { day: format.day(doneOn) })
                : dueOn
                  ? t("records.due", { day: format.day(dueOn) })
                  : t("records.open")}
            </span>
            {may.write && doneOn === null ? (
              <Button
                look="quiet"
                busy={note.isPending}
                onClick={() => note.mutate({ employeeId: employee.id, dueOn, doneOn: today })}
              >
                {t("records.tick")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNotice error={note.error} />
      {may.write && training.archivedAt === null ? <AddRecord training={training} /> : null}
    </div>
  );
}

function AddRecord({ training }: { training: Training }) {
  const t = useMessages("web-trainings");
  const { workspace } = useHere();
  const { note } = useTraining(training);
  const [name, setName] = useState("");
  const [employeeId, setEmployee] = useState<string | null>(null);
  const [dueOn, setDue] = useState("");
  const found = useQuery(employeesFoundQuery(workspace.id, employeeId ? "" : name.trim()));
  return (
    <form
      className="mt-2 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (employeeId === null) return;
        note.mutate({ employeeId, dueOn: dueOn || null, doneOn: null });
        setName("");
        setEmployee(null);
      }}
    >
      <Combobox
        className="min-w-0 flex-1 basis-48"
        label={t("records.who")}
        text={name}
        onText={(text) => {
          setName(text);
          setEmployee(null);
        }}
        options={found.data ?? []}
        keyOf={({ id }) => id}
        render={(one) => one.name}
        onChoose={(one) => {
          setEmployee(one.id);
          setName(one.name);
        }}
        busy={found.isFetching}
      />
      <TextField
        type="date"
        label={t("records.by")}
        value={dueOn}
        onChange={(event) => setDue(event.target.value)}
      />
      <Button type="submit" disabled={employeeId === null} busy={note.isPending}>
        {t("records.add")}
      </Button>
      <ErrorNotice error={note.error} />
    </form>
  );
}

/** What an improvement about the same cause measured; a training claims nothing by itself. */
function Measured({ training }: { training: Training }) {
  const t = useMessages("web-trainings");
  return (
    <div className="mt-3 border-t border-line pt-3 text-sm">
      <h3 className="font-semibold">{t("measured")}</h3>
      {training.improvements.length === 0 ? (
        <p className="text-muted">{t("measured.none")}</p>
      ) : null}
      <ul>
        {training.improvements.map((one) => (
          <li key={one.improvementId}>
            <Link
              to="/improvements/$improvementId"
              params={{ improvementId: one.improvementId }}
              search={carried}
              className="link inline-flex items-center touch:min-h-11"
            >
              #{one.number} {one.title}
            </Link>{" "}
            <span className="text-muted">
              {t("measured.verdict", { verdict: one.verdict ?? "none" })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
