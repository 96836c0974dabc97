import type { ExclusionRequest } from "@candor/contract/recognition.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { requestsQuery, thanksKey } from "../../subjects/thanks/thanks-queries.ts";

/** What those who are rated ask to be left out, while somebody has to decide it. */
export function ExclusionRequestsCard() {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const requests = useQuery(requestsQuery(workspace.id)).data ?? [];
  if (requests.length === 0) return null;
  return (
    <section aria-label={t("requests.title")} className="card mb-5 max-w-3xl p-4 sm:p-5">
      <h2 className="font-semibold">{t("requests.title")}</h2>
      <ul className="divide-y divide-line">
        {requests.map((one) => (
          <Request key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Request({ one }: { one: ExclusionRequest }) {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const decide = useMutation({
    mutationFn: (grant: boolean) =>
      ask(
        api(workspace.id).POST("/api/v1/exclusion-requests/{requestId}/decide", {
          params: { path: { requestId: one.id } },
          body: { grant, words: words.trim() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: thanksKey(workspace.id) }),
  });
  const silent = words.trim() === "";
  return (
    <li className="space-y-3 py-4">
      <p className="wrap-anywhere">
        {t("requests.by", { name: one.employee.name, reason: one.reason })}{" "}
        <Link
          to="/responses"
          search={(view) => ({ ...carried(view), response: one.responseId })}
          className="link"
        >
          {t("requests.open")}
        </Link>
      </p>
      <TextArea
        label={t("requests.words", { name: one.employee.name })}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ErrorNotice error={decide.error} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={silent} busy={decide.isPending} onClick={() => decide.mutate(true)}>
          {t("requests.grant")}
        </Button>
        <Button
          look="quiet"
          disabled={silent}
          busy={decide.isPending}
          onClick={() => decide.mutate(false)}
        >
          {t("requests.refuse")}
        </Button>
      </div>
    </li>
  );
}
