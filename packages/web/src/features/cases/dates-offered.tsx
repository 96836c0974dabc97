import type { FoundDate } from "@candor/contract/promise.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { api, ask } from "../../request/api.ts";
import { NewPromise } from "../../subjects/promises/new-promise.tsx";
import { casesKey } from "./case-queries.ts";

/** A letter that was just written. */
export type Written = { messageId: string; text: string };

/** A date in a letter may be a promise: it is offered to be written down, and never is by itself. */
export function DatesOffered({ caseId, written }: { caseId: string; written: Written }) {
  const t = useMessages("web-promises");
  const format = useFormat();
  const { workspace } = useHere();
  const [gone, setGone] = useState<readonly string[]>([]);
  const [taken, setTaken] = useState<FoundDate | null>(null);
  const found = useQuery({
    queryKey: [...casesKey(workspace.id), "dates", written.messageId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).POST("/api/v1/promises/found-dates", {
          body: { text: written.text },
          signal,
        }),
      ).then((page) => page.data),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const offered = (found.data ?? []).filter(({ day }) => !gone.includes(day));
  if (taken) {
    const { sentence: words, day, time } = taken;
    const begun = { caseId, messageId: written.messageId, words, day, time };
    return (
      <NewPromise
        begun={begun}
        onDone={() => {
          setGone([...gone, day]);
          setTaken(null);
        }}
      />
    );
  }
  return offered.map((date) => (
    <div
      key={date.day}
      role="status"
      className="mt-3 flex flex-wrap items-center justify-between gap-2 rounded-xl border border-line p-3 text-sm"
    >
      <span className="min-w-0 wrap-anywhere">
        {t("offer", { words: date.words, when: format.moment(date.dueAt) })}
      </span>
      <span className="flex gap-2">
        <Button onClick={() => setTaken(date)}>{t("offer.take")}</Button>
        <Button look="quiet" onClick={() => setGone([...gone, date.day])}>
          {t("offer.no")}
        </Button>
      </span>
    </div>
  ));
}
