import type { Advice } from "@candor/contract/advice.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { How, type MethodName } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { adviceKey } from "./advice-queries.ts";

/**
 * One piece of advice: the figure, what could be done, and the way to dismiss it.
 *
 * @param props.heading the level below what it stands under: a card's heading, or the screen's own.
 */
export function AdviceRow({
  one,
  heading: Heading = "h3",
}: {
  one: Advice;
  heading?: "h2" | "h3";
}) {
  const t = useMessages("web-advice");
  const may = useMay();
  const navigate = useNavigate();
  const [dismissing, setDismissing] = useState(false);
  return (
    <li className="py-4">
      <Heading className="text-sm font-semibold text-muted">
        {t(`rule.${one.rule}`)} <How inline page={one.method as MethodName} />
      </Heading>
      <p className="number mt-1 wrap-anywhere">{one.sentence}</p>
      <p className="mt-1 text-sm text-muted wrap-anywhere">
        {one.suggestion} {t("base", { n: one.base.n, least: one.base.least })}
      </p>
      {dismissing ? (
        <Dismiss one={one} onDone={() => setDismissing(false)} />
      ) : (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button onClick={() => void navigate({ to: one.path as "/cases", search: carried })}>
            {t("open")}
          </Button>
          {may.write ? (
            <Button look="quiet" onClick={() => setDismissing(true)}>
              {t("dismiss")}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}

function Dismiss({ one, onDone }: { one: Advice; onDone: () => void }) {
  const t = useMessages("web-advice");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const dismiss = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/advice/dismissals", {
          body: { key: one.key, reason: reason.trim() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: adviceKey(workspace.id) }),
  });
  return (
    <form
      className="mt-3 max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        dismiss.mutate();
      }}
    >
      <TextField
        autoFocus
        required
        maxLength={500}
        label={t("reason")}
        hint={t("reasonHint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={dismiss.error} className="mt-2" />
      <div className="mt-2 flex gap-2">
        <Button type="submit" busy={dismiss.isPending} disabled={reason.trim() === ""}>
          {t("dismiss")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
