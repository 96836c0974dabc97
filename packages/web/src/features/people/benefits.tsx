import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { peopleKey } from "../../subjects/people-queries.ts";

/** What is to the person's credit: the sum of lines that are added and never changed. */
export function Benefits({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [amount, setAmount] = useState("");
  const [why, setWhy] = useState("");
  const params = { path: { personId: person.id } };
  const queryKey = [...peopleKey(workspace.id), "benefits", person.id];
  const benefits = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      ask(api(workspace.id).GET("/api/v1/people/{personId}/benefits", { params, signal })),
  });
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/people/{personId}/benefits", {
          params,
          body: { amount: Number(amount), why: why.trim() },
        }),
      ),
    onSuccess: () => {
      setAmount("");
      setWhy("");
      void client.invalidateQueries({ queryKey });
    },
  });
  return (
    <section aria-label={t("benefits")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("benefits")}</h2>
      <ErrorNotice error={benefits.error} retry={() => void benefits.refetch()} />
      {benefits.data ? (
        <p className="number">{t("benefits.balance", { n: benefits.data.balance })}</p>
      ) : null}
      <ul className="divide-y divide-line text-sm">
        {benefits.data?.entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0 wrap-anywhere">
              {entry.why}
              <span className="block text-xs text-muted">{format.moment(entry.at)}</span>
            </span>
            <span className="number font-medium">{entry.amount}</span>
          </li>
        ))}
      </ul>
      <details className="mt-3 border-t border-line pt-2">
        <summary className="min-h-11 content-center text-sm font-medium">
          {t("benefits.add")}
        </summary>
        <form
          className="mt-2 space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!add.isPending) add.mutate();
          }}
        >
          <TextField
            required
            type="number"
            step="1"
            label={t("benefits.amount")}
            hint={t("benefits.hint")}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          <TextField
            required
            maxLength={200}
            label={t("benefits.why")}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <ErrorNotice error={add.error} />
          <Button type="submit" busy={add.isPending}>
            {t("benefits.save")}
          </Button>
        </form>
      </details>
    </section>
  );
}
