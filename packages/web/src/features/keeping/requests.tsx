import type { DataRequest } from "@candor/contract/rights.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { api, ask } from "../../request/api.ts";
import { privacyKey, requestsQuery } from "./keeping-queries.ts";

const STATES = ["open", "settled"] as const;

/** What people asked of their data, those due first on top; each is done, given more time, or refused with a reason. */
export function Requests() {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const [state, setState] = useState<(typeof STATES)[number]>("open");
  const query = useQuery(requestsQuery(workspace.id, state));
  return (
    <section aria-label={t("requests")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("requests")}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{t("requests.text")}</p>
      <Tabs
        name={t("requests")}
        tabs={STATES.map((value) => ({ value, label: t(`requests.${value}`) }))}
        value={state}
        onChange={setState}
      >
        <Loaded query={query}>
          {({ data }) =>
            data.length === 0 ? (
              <p className="py-6 text-center text-muted">{t(`requests.none.${state}`)}</p>
            ) : (
              <ul className="divide-y divide-line">
                {data.map((request) => (
                  <Request key={request.id} request={request} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Tabs>
    </section>
  );
}

function Request({ request }: { request: DataRequest }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const { kind, state, person, dueAt, onHold } = request;
  const late = state === "open" && dueAt !== null && new Date(dueAt) < new Date();
  return (
    <li className="py-3">
      <p className="font-medium">
        {t(`request.${kind}`)}{" "}
        {person.name === null ? (
          <span className="text-muted">{t("request.gone")}</span>
        ) : (
          <Link
            to="/people/$personId"
            params={{ personId: person.id }}
            search={carried}
            className="link"
          >
            {person.name}
          </Link>
        )}
      </p>
      <p className="text-sm text-muted">
        {[
          t("request.asked", { when: format.moment(request.askedAt) }),
          request.confirmedBy
            ? t(`request.confirmed.${request.confirmedBy}`)
            : t(state === "unconfirmed" ? "request.unconfirmed" : "request.confirmed.nobody"),
          state === "open" && dueAt ? t("request.due", { day: format.moment(dueAt) }) : null,
          request.settledAt
            ? t(`request.settled.${state === "refused" ? "refused" : "done"}`, {
                when: format.moment(request.settledAt),
                who: request.settledBy ?? "",
              })
            : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
      {late ? <p className="mt-1 text-sm font-medium text-alarm">{t("request.late")}</p> : null}
      {request.reason ? <p className="mt-1 text-sm wrap-anywhere">{request.reason}</p> : null}
      {onHold && kind === "erasure" && state === "open" ? (
        <p className="mt-1 text-sm">{t("request.onHold")}</p>
      ) : null}
      {state === "open" ? <Acts request={request} /> : null}
      {state === "done" && kind === "erasure" ? <Proof id={request.id} /> : null}
    </li>
  );
}

function Proof({ id }: { id: string }) {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  return (
    <a
      className="link text-sm"
      href={`/api/v1/data-requests/${id}/proof?workspace=${workspace.id}`}
    >
      {t("request.proof")}
    </a>
  );
}

type Act = "fulfil" | "refuse" | "extend";

function Acts({ request }: { request: DataRequest }) {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Act | null>(null);
  const [reason, setReason] = useState("");
  const act = useMutation({
    mutationFn: (how: Act) => {
      const params = { path: { requestId: request.id } };
      const own = api(workspace.id);
      if (how === "fulfil") {
        return ask(own.POST("/api/v1/data-requests/{requestId}/fulfil", { params }));
      }
      const told = { params, body: { reason: reason.trim() } };
      return how === "refuse"
        ? ask(own.POST("/api/v1/data-requests/{requestId}/refuse", told))
        : ask(own.POST("/api/v1/data-requests/{requestId}/extend", told));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: privacyKey(workspace.id) }),
  });
  const wantsReason = chosen === "refuse" || chosen === "extend";
  return (
    <div className="mt-2 space-y-2">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setChosen("fulfil")}>{t(`request.do.${request.kind}`)}</Button>
        {request.extendedAt === null ? (
          <Button onClick={() => setChosen("extend")}>{t("request.extend")}</Button>
        ) : null}
        <Button onClick={() => setChosen("refuse")}>{t("request.refuse")}</Button>
      </div>
      {chosen ? (
        <form
          className="space-y-2 rounded-xl bg-sunken p-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!act.isPending) act.mutate(chosen);
          }}
        >
          {wantsReason ? (
            <TextArea
              label={t("request.reason")}
              hint={t("request.reason.hint")}
              minLength={10}
              maxLength={1000}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          ) : (
            <p className="max-w-prose text-sm">{t(`request.sure.${request.kind}`)}</p>
          )}
          <Button type="submit" busy={act.isPending}>
            {t(`request.confirm.${chosen}`)}
          </Button>
          <ErrorNotice error={act.error} />
        </form>
      ) : null}
    </div>
  );
}
