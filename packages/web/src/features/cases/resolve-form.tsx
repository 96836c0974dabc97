import type { Case, CaseOutcome } from "@candor/contract/case.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { OUTCOMES } from "./cases-view.ts";
import { CauseField } from "./cause-field.tsx";
import { useCaseActs } from "./use-case-acts.ts";

/** What came of it and why it had come to it, on one sheet. */
export function ResolveForm({
  one,
  onDone,
}: {
  one: Pick<Case, "id" | "causeId" | "version">;
  onDone: () => void;
}) {
  const t = useMessages("web-cases");
  const w = useMessages("web");
  const act = useCaseActs(one.id);
  const [outcome, setOutcome] = useState<CaseOutcome | null>(null);
  const [causeId, setCauseId] = useState(one.causeId);
  const [naming, setNaming] = useState(false);
  const [note, setNote] = useState("");
  return (
    <form
      aria-label={t("act.resolve")}
      className="mt-4 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!outcome) return;
        const said = note.trim();
        const body = { outcome, causeId, version: one.version, ...(said ? { note: said } : {}) };
        act.mutate({ do: "resolve", body }, { onSuccess: onDone });
      }}
    >
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("outcome")}</legend>
        <div className="flex flex-wrap gap-2">
          {OUTCOMES.map((value) => (
            <button
              key={value}
              type="button"
              className="chip"
              aria-pressed={outcome === value}
              onClick={() => setOutcome(value)}
            >
              {t(`outcome.${value}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <CauseField value={causeId} onChange={setCauseId} onNaming={setNaming} />
      <TextArea
        label={t("outcome.note")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ErrorNotice error={act.error} />
      <div className="flex gap-2">
        <Button
          type="submit"
          look="strong"
          busy={act.isPending}
          disabled={outcome === null || naming}
        >
          {t("act.resolve")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
