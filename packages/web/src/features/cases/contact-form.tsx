import type { Case } from "@candor/contract/case.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SNOOZES, type Snooze, useSnoozeUntil } from "./snooze.ts";
import { useCaseActs } from "./use-case-acts.ts";

const RESULTS = ["reached", "not_reached", "wrong_number"] as const;
const WAYS = ["phone", "mail", "in_person", "other"] as const;

/** What came of a call or another contact; only somebody who was reached counts as contact. */
export function ContactForm({ one, onDone }: { one: Pick<Case, "id">; onDone: () => void }) {
  const t = useMessages("web-cases");
  const w = useMessages("web");
  const act = useCaseActs(one.id);
  const snoozeUntil = useSnoozeUntil();
  const [direction, setDirection] = useState<"out" | "in">("out");
  const [way, setWay] = useState<(typeof WAYS)[number]>("phone");
  const [result, setResult] = useState<(typeof RESULTS)[number]>("reached");
  const [note, setNote] = useState("");
  const [waits, setWaits] = useState(false);
  const [next, setNext] = useState<Snooze | "">("");
  const out = direction === "out";
  return (
    <form
      aria-label={t("act.contact")}
      className="mt-4 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        const body = {
          direction,
          way,
          result: out ? result : ("reached" as const),
          note: note.trim(),
          waits: out && result === "reached" && waits,
          next: next ? snoozeUntil(next) : null,
        };
        act.mutate({ do: "contacts", body }, { onSuccess: onDone });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("contact.who")}
          options={[
            { value: "out", label: t("contact.out") },
            { value: "in", label: t("contact.in") },
          ]}
          value={direction}
          onChange={setDirection}
        />
        <ChoiceField
          label={t("contact.way")}
          options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
          value={way}
          onChange={setWay}
        />
      </div>
      {out ? (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("contact.result")}</legend>
          <div className="flex flex-wrap gap-2">
            {RESULTS.map((value) => (
              <button
                key={value}
                type="button"
                className="chip"
                aria-pressed={result === value}
                onClick={() => setResult(value)}
              >
                {t(`result.${value}`)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      <TextArea
        label={t("contact.note")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {out && result === "reached" ? (
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={waits}
            onChange={(event) => setWaits(event.target.checked)}
          />
          {t("contact.waits")}
        </label>
      ) : null}
      {out ? (
        <ChoiceField
          label={t("contact.next")}
          options={[
            { value: "", label: t("contact.noNext") },
            ...SNOOZES.map((value) => ({ value, label: t(`snooze.${value}`) })),
          ]}
          value={next}
          onChange={setNext}
        />
      ) : null}
      <ErrorNotice error={act.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={act.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
