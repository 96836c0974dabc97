import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { winBackKey } from "./win-back-queries.ts";

/** Two clicks: how they are reached, and the draft of a sending or of a list of calls stands, less the random tenth. */
export function BeginCard({
  asked,
  customers,
}: {
  asked: { lapsedDays: number; currency: string };
  customers: number;
}) {
  const t = useMessages("web-win-back");
  const { workspace, survey } = useHere();
  const may = useMay();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const today = useToday();
  const [name, setName] = useState(() => t("begin.proposed", { month: format.month(today) }));
  const [holdOut, setHoldOut] = useState(true);
  const begin = useMutation({
    mutationFn: (channel: "email" | "phone") =>
      ask(
        api(workspace.id).POST("/api/v1/win-back/rounds", {
          body: { ...asked, name, surveyId: survey?.id ?? "", channel, holdOut },
        }),
      ),
    onSuccess: async ({ sendingId }) => {
      await client.invalidateQueries({ queryKey: winBackKey(workspace.id) });
      if (sendingId === null) return;
      await navigate({ to: "/asking/sendings/$sendingId", params: { sendingId }, search: carried });
    },
  });
  if (!may.write || survey === undefined) return null;
  return (
    <section aria-label={t("begin")} className="card mb-4 space-y-3 p-4 sm:p-5">
      <h2 className="font-semibold">{t("begin")}</h2>
      <p className="max-w-prose text-sm text-muted">{t("begin.text")}</p>
      <TextField
        label={t("begin.name")}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label className="flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4.5"
          checked={holdOut}
          onChange={(event) => setHoldOut(event.target.checked)}
        />
        <span>
          {t("begin.hold")}
          <span className="block text-muted">
            {t(customers < 20 ? "begin.tooFew" : "begin.why")}
          </span>
        </span>
      </label>
      <div className="flex flex-wrap gap-2">
        <Button
          look="strong"
          busy={begin.isPending}
          disabled={name.trim() === ""}
          onClick={() => begin.mutate("email")}
        >
          {t("begin.write")}
        </Button>
        <Button
          busy={begin.isPending}
          disabled={name.trim() === ""}
          onClick={() => begin.mutate("phone")}
        >
          {t("begin.call")}
        </Button>
      </div>
      <ErrorNotice error={begin.error} />
    </section>
  );
}
