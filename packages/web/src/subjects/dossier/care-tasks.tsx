import type { CareTask, FinishCareTask } from "@candor/contract/care.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { api, ask } from "../../request/api.ts";
import { peopleKey } from "../people-queries.ts";
import { careTasksQuery } from "./care-queries.ts";
import { useColleagueNames } from "./colleague-field.tsx";
import { ReachLinks } from "./reach-links.tsx";

/** What plans of care ask for today; nothing where they ask for nothing. */
export function CareToDo({ whose }: { whose: "mine" | "all" }) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const tasks = useQuery(careTasksQuery(workspace.id, { show: "due", whose }));
  return (
    <>
      <ErrorNotice error={tasks.error} retry={() => void tasks.refetch()} className="mb-3" />
      {tasks.data?.length ? (
        <section aria-label={t("care.tasks")} className="mx-auto mb-6 max-w-2xl">
          <h2 className="mb-2 font-semibold">{t("care.tasks")}</h2>
          <ul className="space-y-3">
            {tasks.data.map((task) => (
              <li key={task.id} className="card space-y-3 p-4 sm:p-5">
                <PersonChip person={task.person} personId={task.person.id} />
                <ReachLinks {...task.person} />
                <TaskPart task={task} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** All that plans of care still ask for one person. */
export function CareOfPerson({ personId }: { personId: string }) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const query = { show: "planned", whose: "all", personId } as const;
  const tasks = useQuery(careTasksQuery(workspace.id, query));
  if (tasks.isError) return <ErrorNotice error={tasks.error} retry={() => void tasks.refetch()} />;
  if (!tasks.data?.length) return null;
  return (
    <div>
      <h3 className="mb-1 text-sm font-semibold">{t("care.tasksOf")}</h3>
      <ul className="divide-y divide-line">
        {tasks.data.map((task) => (
          <li key={task.id} className="py-2 first:pt-0">
            <TaskPart task={task} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is to be done, why, by when and by whom; and what can be said of it. */
function TaskPart({ task }: { task: CareTask }) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const format = useFormat();
  const today = useToday();
  const nameOf = useColleagueNames();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [open, setOpen] = useState<"done" | "later" | null>(null);
  const [note, setNote] = useState("");
  const [on, setOn] = useState<string>();
  const finish = useMutation({
    mutationFn: (body: FinishCareTask) =>
      ask(
        api(workspace.id).POST("/api/v1/care-tasks/{careTaskId}/finish", {
          params: { path: { careTaskId: task.id } },
          body,
        }),
      ),
    // Also when somebody else has finished it meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) }),
  });
  const late = task.dueOn < today;
  return (
    <div>
      <p dir="auto" className="font-medium wrap-anywhere">
        {task.words}
      </p>
      <p className="text-sm text-muted wrap-anywhere">
        <span className={late ? "font-semibold text-alarm" : ""}>
          {late
            ? t("next.late", { day: format.day(task.dueOn) })
            : task.dueOn === today
              ? t("next.today")
              : t("care.due", { day: format.day(task.dueOn) })}
        </span>
        {" · "}
        {[
          task.plan.name,
          t(`care.because.${task.plan.trigger}`, { day: format.dayOf(task.since) }),
          task.owner ? nameOf(task.owner) : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {open === null ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button onClick={() => setOpen("done")}>{t("care.done")}</Button>
          <Button look="quiet" onClick={() => setOpen("later")}>
            {t("care.later")}
          </Button>
          <Button
            look="quiet"
            busy={finish.isPending}
            onClick={() => finish.mutate({ result: "not_needed" })}
          >
            {t("care.notNeeded")}
          </Button>
        </div>
      ) : (
        <form
          aria-label={task.words}
          className="mt-3 space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (open === "done") finish.mutate({ result: "done", note: note.trim() });
            else if (on) {
              finish.mutate({ result: "later", on }, { onSuccess: () => setOpen(null) });
            }
          }}
        >
          {open === "done" ? (
            <TextArea
              label={t("next.note")}
              rows={2}
              maxLength={5000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          ) : (
            <DayField required label={t("care.laterOn")} min={today} value={on} onChange={setOn} />
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="strong" busy={finish.isPending}>
              {w("save")}
            </Button>
            <Button look="quiet" onClick={() => setOpen(null)}>
              {w("cancel")}
            </Button>
          </div>
        </form>
      )}
      <ErrorNotice error={finish.error} className="mt-2" />
    </div>
  );
}
