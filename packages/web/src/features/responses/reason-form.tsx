import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import type { ExclusionReason } from "../../request/types.ts";

const REASONS: readonly ExclusionReason[] = [
  "test",
  "duplicate",
  "staff",
  "spam",
  "not_a_customer",
  "other",
];

/** Why something is left out of the score: nothing is without a reason. */
export function ReasonForm({
  busy,
  error,
  onLeaveOut,
  onCancel,
}: {
  busy: boolean;
  error?: unknown;
  onLeaveOut: (why: { reason: ExclusionReason; note: string }) => void;
  onCancel: () => void;
}) {
  const t = useMessages("web-responses");
  const w = useMessages("web");
  const [reason, setReason] = useState<ExclusionReason | "">("");
  const [note, setNote] = useState("");
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== "") onLeaveOut({ reason, note: note.trim() });
      }}
    >
      <p className="text-sm text-muted">{t("leaveOutWhy")}</p>
      <SelectField
        label={t("reason")}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value as ExclusionReason)}
      >
        <option value="" disabled>
          {t("reason.choose")}
        </option>
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {w(`exclusion.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={reason === "other" ? t("noteRequired") : t("note")}
        required={reason === "other"}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ErrorNotice error={error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={busy}>
          {t("leaveOut")}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
