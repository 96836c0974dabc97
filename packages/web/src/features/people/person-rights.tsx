import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** What a customer asked for by telephone or letter is taken down, with its clock; and a legal hold is placed. */
export function PersonRights({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const refresh = () =>
    client.invalidateQueries({ queryKey: ["workspace", workspace.id, "privacy"] });
  const take = useMutation({
    mutationFn: (kind: "export" | "erasure") =>
      ask(
        api(workspace.id).POST("/api/v1/people/{personId}/data-requests", {
          params: { path: { personId: person.id } },
          body: { kind },
        }),
      ),
    onSuccess: refresh,
  });
  const hold = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/legal-holds", {
          body: { personId: person.id, reason: reason.trim() },
        }),
      ),
    onSuccess: refresh,
  });
  if (!may.admin) return null;
  const isDone = take.isSuccess || hold.isSuccess;
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <p className="text-sm text-muted">{t("rights.text")}</p>
      <div className="flex flex-wrap gap-2">
        {(["export", "erasure"] as const).map((kind) => (
          <Button
            key={kind}
            busy={take.isPending && take.variables === kind}
            onClick={() => take.mutate(kind)}
          >
            {t(`rights.${kind}`)}
          </Button>
        ))}
      </div>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!hold.isPending && reason.trim() !== "") hold.mutate();
        }}
      >
        <TextField
          className="min-w-0 flex-1 basis-52"
          label={t("rights.hold.reason")}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" busy={hold.isPending}>
          {t("rights.hold")}
        </Button>
      </form>
      <ErrorNotice error={take.error ?? hold.error} />
      <p role="status" className="text-sm empty:hidden">
        {isDone ? (
          <>
            {t(hold.isSuccess ? "rights.held" : "rights.taken")}{" "}
            <Link to="/settings/privacy" search={carried} className="link">
              {t("rights.see")}
            </Link>
          </>
        ) : null}
      </p>
    </div>
  );
}
