import type { Survey } from "@candor/contract/survey.ts";
import { useMessages } from "../../language/language-context.tsx";
import type { WidgetDraft } from "./widget-draft.ts";

const PLACE: Record<WidgetDraft["kind"], string> = {
  popup: "absolute bottom-3 w-64 max-w-[85%]",
  "slide-in": "absolute inset-x-0 bottom-0",
  inline: "relative mx-4 mt-2",
  tab: "absolute bottom-14 w-64 max-w-[80%]",
};

/** A page in small, and where the question stands on it. */
export function WidgetPreview({ survey, draft }: { survey: Survey; draft: WidgetDraft }) {
  const t = useMessages("web-channels");
  const texts = survey.texts[survey.defaultLanguage];
  const sided = draft.kind === "popup" || draft.kind === "tab";
  const side = sided ? (draft.side === "start" ? "start-3" : "end-3") : "";
  return (
    <section aria-label={t("preview")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("preview")}</h2>
      <div
        className={`relative h-80 overflow-hidden rounded-xl border border-line bg-paper ${draft.enabled ? "" : "opacity-50"}`}
      >
        <div aria-hidden className="space-y-2 p-4 pb-0">
          <div className="h-6 w-1/3 rounded-md bg-line" />
          <div className="h-3 rounded-md bg-sunken" />
          <div className="h-3 w-5/6 rounded-md bg-sunken" />
        </div>
        <div
          lang={survey.defaultLanguage}
          dir="auto"
          className={`rounded-xl border border-line bg-card p-3 shadow-lg ${PLACE[draft.kind]} ${side}`}
        >
          <p className="text-sm font-semibold wrap-anywhere">
            {texts?.question.replaceAll("{subject}", survey.subject)}
          </p>
          <div dir="ltr" className="mt-2 grid grid-cols-[repeat(11,minmax(0,1fr))] gap-0.5">
            {Array.from({ length: 11 }, (_, score) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
                key={score}
                className="number rounded border border-edge py-1 text-center text-[0.625rem]"
              >
                {score}
              </span>
            ))}
          </div>
        </div>
        {draft.kind === "tab" ? (
          <div
            className={`absolute bottom-3 rounded-lg px-3 py-1.5 text-xs font-semibold text-white ${side}`}
            style={{ backgroundColor: survey.brand.color }}
          >
            {t("preview.tab")}
          </div>
        ) : null}
      </div>
    </section>
  );
}
