import type { PersonDate } from "@candor/contract/dossier.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { useColleagueNames } from "../../subjects/dossier/colleague-field.tsx";
import { dossierQuery } from "../../subjects/dossier/dossier-queries.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { dayOfYear } from "./day-of-year.ts";
import { NewDate } from "./new-date.tsx";

/** The days that matter to a person, the next one first. */
export function DatesCard({
  personId,
  adding,
  onAdd,
  onDone,
}: {
  personId: string;
  adding: boolean;
  onAdd: () => void;
  onDone: () => void;
}) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const dossier = useQuery(dossierQuery(workspace.id, personId));
  return (
    <section aria-label={t("dates")} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("dates")}</h2>
        {adding ? null : <Button onClick={onAdd}>{t("date.new")}</Button>}
      </div>
      {adding ? <NewDate personId={personId} onDone={onDone} /> : null}
      <Loaded query={dossier} ghost={<GhostRows rows={1} />}>
        {({ dates }) =>
          dates.length === 0 ? (
            <p className="mt-1 text-sm text-muted">{t("dates.none")}</p>
          ) : (
            <ul className="mt-2 divide-y divide-line">
              {dates.map((date) => (
                <DateItem key={date.id} personId={personId} date={date} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function DateItem({ personId, date }: { personId: string; date: PersonDate }) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const format = useFormat();
  const { language } = useLanguage();
  const { workspace } = useHere();
  const client = useQueryClient();
  const nameOf = useColleagueNames();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/people/{personId}/dates/{dateId}", {
          params: { path: { personId, dateId: date.id } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) }),
  });
  return (
    <li className="py-2.5 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-40 wrap-anywhere">
          <p className="font-medium" dir="auto">
            {date.label || t(`date.${date.kind}`)}
          </p>
          <p>{dayOfYear(language, date)}</p>
          <p className="text-xs text-muted">
            {[
              date.next ? t("date.next", { day: format.day(date.next) }) : t("date.passed"),
              date.yearly ? t("date.yearly") : t("date.once"),
              date.owner ? t("date.hears", { who: nameOf(date.owner) }) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {sure ? (
          <span className="flex flex-wrap gap-1">
            <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t("remove.sure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {w("cancel")}
            </Button>
          </span>
        ) : (
          <Button look="quiet" onClick={() => setSure(true)}>
            {t("remove")}
          </Button>
        )}
      </div>
      <ErrorNotice error={remove.error} className="mt-2" />
    </li>
  );
}
