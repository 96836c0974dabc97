import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import type { Outcome } from "./call-facts.tsx";
import { momentOf, wallTime } from "./zoned-time.ts";

const HOUR_MS = 3600_000;

export type Ended = { outcome: Outcome; note: string; callBackAt?: string };

/** A call without an answer: what to remember of it, and when to call again if that was promised. */
export function OutcomeForm({
  outcome,
  timeZone,
  onSave,
  onCancel,
}: {
  outcome: Outcome;
  /** Hours are the person's own: that is how they say them. */
  timeZone: string;
  onSave: (ended: Ended) => void;
  onCancel: () => void;
}) {
  const t = useMessages("web-interview");
  const w = useMessages("web");
  const [note, setNote] = useState("");
  const [wall, setWall] = useState(() => wallTime(inAnHour(new Date()), timeZone));
  const [problem, setProblem] = useState<string>();
  const save = () => {
    if (outcome !== "call_back") return onSave({ outcome, note: note.trim() });
    const at = momentOf(wall, timeZone);
    if (at === null || at.getTime() <= Date.now()) return setProblem(t("callBack.past"));
    onSave({ outcome, note: note.trim(), callBackAt: at.toISOString() });
  };
  return (
    <form
      aria-label={t(`outcome.${outcome}`)}
      className="mt-4 space-y-3 rounded-xl border border-line p-4"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3 className="font-semibold">{t(`outcome.${outcome}`)}</h3>
      <p className="text-sm text-muted">{t(`outcome.${outcome}.then`)}</p>
      {outcome === "call_back" ? (
        <TextField
          autoFocus
          type="datetime-local"
          required
          label={t("callBack.at", { zone: timeZone.replaceAll("_", " ") })}
          value={wall}
          error={problem}
          onChange={(event) => setWall(event.target.value)}
        />
      ) : null}
      <TextField
        autoFocus={outcome !== "call_back"}
        label={t("note")}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" look="strong">
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** In about an hour, at a quarter. */
function inAnHour(now: Date): Date {
  const quarter = HOUR_MS / 4;
  return new Date(Math.ceil((now.getTime() + HOUR_MS) / quarter) * quarter);
}
