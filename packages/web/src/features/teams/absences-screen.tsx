import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { useHere, useMay, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { type Days, daysInOrder, PeriodFields } from "../../parts/day-fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { colleaguesQuery } from "../../subjects/team-queries.ts";
import { absencesQuery, teamsKey } from "./team-queries.ts";
import { TeamsFrame } from "./teams-frame.tsx";

/** Who is away when, and who takes over. */
export function AbsencesScreen() {
  const t = useMessages("web-teams");
  const format = useFormat();
  const { me, workspace } = useHere();
  const may = useMay();
  const today = useToday();
  const client = useQueryClient();
  const toast = useToast();
  const absences = useQuery(absencesQuery(workspace.id, today));
  const colleagues = useQuery(colleaguesQuery(workspace.id));
  const nameOf = (userId: string) => {
    const one = colleagues.data?.find((other) => other.userId === userId);
    return one?.name || one?.email || t("absence.gone");
  };
  const refresh = () => client.invalidateQueries({ queryKey: teamsKey(workspace.id) });
  const remove = useMutation({
    mutationFn: (absenceId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/absences/{absenceId}", {
          params: { path: { absenceId } },
        }),
      ),
    onSuccess: () => toast({ message: t("absence.removed") }),
    onSettled: refresh,
  });
  return (
    <TeamsFrame>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <ErrorNotice error={remove.error} className="mb-3" />
          <Loaded query={absences} ghost={<GhostRows rows={3} />}>
            {(all) =>
              all.length === 0 ? (
                <Empty title={t("absence.none")}>{t("absence.noneText")}</Empty>
              ) : (
                <ul className="card divide-y divide-line px-4 sm:px-5">
                  {all.map((one) => (
                    <li key={one.id} className="flex items-center justify-between gap-3 py-3">
                      <div className="min-w-0">
                        <p className="font-medium wrap-anywhere">{nameOf(one.userId)}</p>
                        <p className="text-sm text-muted">
                          {format.dayRange(one.firstDay, one.lastDay)} ·{" "}
                          {one.standIn
                            ? t("absence.standsIn", { who: nameOf(one.standIn) })
                            : t("absence.team")}
                        </p>
                      </div>
                      {may.write || one.userId === me.user.id ? (
                        <IconButton
                          name={t("absence.remove", { who: nameOf(one.userId) })}
                          onClick={() => remove.mutate(one.id)}
                        >
                          <Trash2 aria-hidden className="size-4.5" />
                        </IconButton>
                      ) : null}
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
        <NewAbsence onDone={refresh} />
      </div>
    </TeamsFrame>
  );
}

function NewAbsence({ onDone }: { onDone: () => void }) {
  const t = useMessages("web-teams");
  const { me, workspace } = useHere();
  const may = useMay();
  const today = useToday();
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const [who, setWho] = useState(me.user.id);
  const [standIn, setStandIn] = useState("");
  const [days, setDays] = useState<Days>({ first: today, last: today });
  const add = useMutation({
    mutationFn: ({ firstDay, lastDay }: { firstDay: string; lastDay: string }) =>
      ask(
        api(workspace.id).POST("/api/v1/absences", {
          body: { userId: who, firstDay, lastDay, standIn: standIn || null },
        }),
      ),
    onSuccess: onDone,
  });
  const options = colleagues.map(({ userId, name, email }) => ({
    value: userId,
    label: name || email,
  }));
  const ready = days.first !== undefined && days.last !== undefined && daysInOrder(days);
  return (
    <form
      aria-label={t("absence.new")}
      className="card space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (days.first && days.last && ready) {
          add.mutate({ firstDay: days.first, lastDay: days.last });
        }
      }}
    >
      <h2 className="font-semibold">{t("absence.new")}</h2>
      {may.write ? (
        <ChoiceField label={t("absence.who")} options={options} value={who} onChange={setWho} />
      ) : null}
      <PeriodFields days={days} onChange={setDays} />
      <ChoiceField
        label={t("absence.standIn")}
        hint={t("absence.standInHint")}
        options={[
          { value: "", label: t("absence.team") },
          ...options.filter(({ value }) => value !== who),
        ]}
        value={standIn}
        onChange={setStandIn}
      />
      <ErrorNotice error={add.error} />
      <Button type="submit" look="strong" busy={add.isPending} disabled={!ready}>
        {t("absence.add")}
      </Button>
      <span role="status" className="ms-3 text-sm text-muted">
        {add.isSuccess ? t("absence.added") : ""}
      </span>
    </form>
  );
}
