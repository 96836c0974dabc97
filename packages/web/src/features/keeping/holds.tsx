import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { holdsQuery, privacyKey } from "./keeping-queries.ts";

/** What may not be removed, by nobody and no rule, until a hold is lifted. A person is put on hold on their own page. */
export function Holds() {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const { workspace } = useHere();
  const query = useQuery(holdsQuery(workspace.id));
  const refresh = useRefresh();
  const lift = useMutation({
    mutationFn: (holdId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/legal-holds/{holdId}", { params: { path: { holdId } } }),
      ),
    onSuccess: refresh,
  });
  return (
    <section aria-label={t("holds")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("holds")}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{t("holds.text")}</p>
      <Loaded query={query}>
        {({ data }) => (
          <ul className="mb-3 divide-y divide-line">
            {data.map((hold) => (
              <li
                key={hold.id}
                className="flex flex-wrap items-center justify-between gap-3 py-2.5"
              >
                <div className="min-w-0 flex-1 basis-64">
                  <p className={hold.liftedAt ? "text-muted line-through" : "font-medium"}>
                    {hold.person === null ? (
                      t("holds.everything")
                    ) : (
                      <Link
                        to="/people/$personId"
                        params={{ personId: hold.person.id }}
                        search={carried}
                        className="link"
                      >
                        {hold.person.name ?? hold.person.id}
                      </Link>
                    )}
                  </p>
                  <p className="text-sm wrap-anywhere">{hold.reason}</p>
                  <p className="text-xs text-muted">
                    {t("holds.placed", { who: hold.placedBy, when: format.moment(hold.placedAt) })}
                    {hold.liftedAt
                      ? ` · ${t("holds.lifted", { who: hold.liftedBy ?? "", when: format.moment(hold.liftedAt) })}`
                      : null}
                  </p>
                </div>
                {hold.liftedAt === null ? (
                  <Button busy={lift.isPending} onClick={() => lift.mutate(hold.id)}>
                    {t("holds.lift")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ErrorNotice error={lift.error} />
      <Place onPlaced={refresh} />
    </section>
  );
}

function useRefresh() {
  const { workspace } = useHere();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: privacyKey(workspace.id) });
}

function Place({ onPlaced }: { onPlaced: () => Promise<void> }) {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const [reason, setReason] = useState("");
  const place = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/legal-holds", {
          body: { personId: null, reason: reason.trim() },
        }),
      ),
    onSuccess: async () => {
      setReason("");
      await onPlaced();
    },
  });
  return (
    <form
      className="flex flex-wrap items-end gap-2 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!place.isPending && reason.trim() !== "") place.mutate();
      }}
    >
      <TextField
        className="flex-1 basis-64"
        label={t("holds.reason")}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={place.isPending}>
        {t("holds.place")}
      </Button>
      <ErrorNotice error={place.error} />
    </form>
  );
}
