import type { Webhook } from "@candor/contract/webhook.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { webhooksKey } from "./webhook-queries.ts";

/** After a receiver was mended: everything since a moment goes out again, under the same event ids. */
export function ReplaySince({ webhook }: { webhook: Webhook }) {
  const t = useMessages("web-webhooks");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [since, setSince] = useState("");
  const [which, setWhich] = useState<"failed" | "all">("failed");
  const replay = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/webhooks/{webhookId}/replay", {
          params: { path: { webhookId: webhook.id } },
          body: { since: new Date(since).toISOString(), which },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksKey(workspace.id) }),
  });
  return (
    <form
      className="mt-3 space-y-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        replay.mutate();
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          required
          type="datetime-local"
          className="min-w-0 flex-1 basis-48"
          label={t("replaySince")}
          value={since}
          onChange={(event) => setSince(event.target.value)}
        />
        <SelectField
          className="min-w-0 flex-1 basis-40"
          label={t("replayWhich")}
          value={which}
          onChange={(event) => setWhich(event.target.value === "all" ? "all" : "failed")}
        >
          <option value="failed">{t("replayWhich.failed")}</option>
          <option value="all">{t("replayWhich.all")}</option>
        </SelectField>
        <Button type="submit" busy={replay.isPending}>
          {t("replay")}
        </Button>
      </div>
      <p role="status" className="text-sm empty:hidden">
        {replay.data ? t("replayCount", { n: replay.data.deliveries }) : ""}
      </p>
      <ErrorNotice error={replay.error} />
    </form>
  );
}
