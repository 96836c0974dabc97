import type { Group } from "@candor/contract/common.ts";
import type { SurveyTexts } from "@candor/contract/survey.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { groupOf } from "../../parts/groups.ts";

/** How the survey will look on a phone; a tap on a score shows what follows it. Nothing is recorded. */
export function Preview({
  texts,
  subject,
  color,
  language,
}: {
  texts: SurveyTexts;
  subject: string;
  color: string;
  language: string;
}) {
  const t = useMessages("web-surveys");
  const [score, setScore] = useState<number | null>(null);
  const [sent, setSent] = useState(false);
  const group: Group | null = score === null ? null : groupOf(score);
  const fill = (text: string) => text.replaceAll("{subject}", subject);
  return (
    <aside aria-label={t("preview")} className="self-start lg:sticky lg:top-20">
      <h3 className="mb-2 text-sm font-semibold text-muted">{t("preview")}</h3>
      <div lang={language} dir="auto" className="rounded-3xl border-4 border-line bg-paper p-4">
        <p className="text-lg leading-snug font-semibold wrap-anywhere">{fill(texts.question)}</p>
        <div dir="ltr" className="mt-4 grid grid-cols-6 gap-1.5">
          {Array.from({ length: 11 }, (_, value) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
              key={value}
              type="button"
              aria-pressed={score === value}
              className="number h-11 rounded-lg border border-edge bg-card font-medium"
              style={
                score === value
                  ? { backgroundColor: color, borderColor: color, color: readableOn(color) }
                  : undefined
              }
              onClick={() => {
                setScore(value);
                setSent(false);
              }}
            >
              {value}
            </button>
          ))}
        </div>
        <div className="mt-1.5 flex justify-between gap-4 text-xs text-muted">
          <span>0 – {fill(texts.lowEnd)}</span>
          <span className="text-end">10 – {fill(texts.highEnd)}</span>
        </div>
        {group === null ? (
          <p className="mt-5 text-center text-sm text-muted">{t("previewTap")}</p>
        ) : sent ? (
          <p className="mt-5 rounded-xl bg-card p-4 text-center font-medium wrap-anywhere">
            {fill(texts.thanks[group])}
          </p>
        ) : (
          <div className="mt-5">
            <p className="font-medium wrap-anywhere">{fill(texts.followUp[group])}</p>
            <div className="mt-2 h-20 rounded-lg border border-edge bg-card" />
            <p className="mt-2 text-xs text-muted wrap-anywhere">{fill(texts.privacy)}</p>
            <button
              type="button"
              className="mt-3 min-h-11 w-full rounded-lg font-semibold"
              style={{ backgroundColor: color, color: readableOn(color) }}
              onClick={() => setSent(true)}
            >
              {t("previewSend")}
            </button>
          </div>
        )}
      </div>
    </aside>
  );
}

/** Black or white, whichever can be read on the colour (WCAG relative luminance). */
export function readableOn(color: string): "#000000" | "#ffffff" {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? "#000000" : "#ffffff";
}
