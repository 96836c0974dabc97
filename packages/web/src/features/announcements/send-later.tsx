import type { Announcement } from "@candor/contract/announcement.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { momentInZone } from "../../subjects/promises/moment-in-zone.ts";
import { announcementsKey } from "./announcement-queries.ts";

/** Letters leave by themselves at a moment to come, by the workspace's clock. */
export function SendLater({ one, disabled }: { one: Announcement; disabled: boolean }) {
  const t = useMessages("web-announcements");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [at, setAt] = useState("");
  const plan = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/announcements/{announcementId}/send", {
          params: { path: { announcementId: one.id } },
          body: { at: momentInZone(workspace.timeZone, at).toISOString() },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: announcementsKey(workspace.id) }),
  });
  return (
    <form
      aria-label={t("later")}
      className="flex flex-wrap items-end gap-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        plan.mutate();
      }}
    >
      <TextField
        required
        type="datetime-local"
        label={t("later")}
        hint={t("later.hint", { zone: workspace.timeZone })}
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <Button type="submit" busy={plan.isPending} disabled={disabled}>
        {t("later.do")}
      </Button>
      <ErrorNotice error={plan.error} />
    </form>
  );
}
