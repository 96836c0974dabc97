import type { ReadingSettings } from "@candor/contract/theme.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";

type Redaction = ReadingSettings["redaction"];

/** What is done with personal data in comments; leaving originals behind asks once more, since they go. */
export function RedactionChoice({
  redaction,
  originals,
  disabled,
  error,
  onChange,
}: {
  redaction: Redaction;
  originals: number;
  disabled: boolean;
  error: Error | null;
  onChange: (redaction: Redaction) => void;
}) {
  const t = useMessages("web-themes");
  const [asked, setAsked] = useState<Redaction | null>(null);
  const choose = (choice: Redaction) => {
    if (redaction === "seal" && choice !== "seal" && originals > 0) return setAsked(choice);
    setAsked(null);
    onChange(choice);
  };
  return (
    <fieldset className="card space-y-2 p-4 sm:p-6" disabled={disabled}>
      <legend className="sr-only">{t("redaction")}</legend>
      <h2 className="font-semibold">{t("redaction")}</h2>
      {(["keep", "replace", "seal"] as const).map((choice) => (
        <label key={choice} className="flex min-h-10 items-center gap-3 touch:min-h-11">
          <input
            type="radio"
            name="redaction"
            className="size-4 shrink-0 accent-accent"
            checked={(asked ?? redaction) === choice}
            onChange={() => choose(choice)}
          />
          {t(`redaction.${choice}`)}
        </label>
      ))}
      {redaction === "seal" && (
        <p className="number text-sm">{t("redaction.kept", { n: originals })}</p>
      )}
      {asked !== null && (
        <div role="alert" className="space-y-2 rounded-lg bg-sunken p-3 text-sm">
          <p>{t("redaction.loses", { n: originals })}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              onClick={() => {
                setAsked(null);
                onChange(asked);
              }}
            >
              {t("redaction.lose", { n: originals })}
            </Button>
            <Button look="quiet" onClick={() => setAsked(null)}>
              {t("redaction.stay")}
            </Button>
          </div>
        </div>
      )}
      <p className="text-sm text-muted">{t("redaction.hint")}</p>
      <ErrorNotice error={error} />
    </fieldset>
  );
}
