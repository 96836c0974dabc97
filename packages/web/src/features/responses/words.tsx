import type { ResponseDetail } from "@candor/contract/response.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { MarkedText } from "../../subjects/marked-text.tsx";
import { Original } from "./original.tsx";

/** The words that themes, urgency and leaving were read from. */
function spansOf({ reading }: ResponseDetail) {
  if (!reading) return [];
  return [...reading.themes.flatMap(({ spans }) => spans), ...reading.reasons];
}

/** What the customer said: the score, when, and their own words. */
export function Words({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const s = useMessages("score");
  const format = useFormat();
  return (
    <section aria-label={t("words")}>
      <div className="flex items-center gap-3">
        <ScoreMark score={response.score} group={response.group} />
        <div>
          <p className="font-semibold">{s(response.group)}</p>
          <p className="text-sm text-muted">
            <time dateTime={response.answeredAt}>{format.moment(response.answeredAt)}</time>
          </p>
        </div>
      </div>
      {response.comment ? (
        <blockquote
          lang={response.language ?? undefined}
          dir="auto"
          className="mt-4 border-s-3 border-line ps-4 text-[1.0625rem] leading-relaxed wrap-anywhere whitespace-pre-line"
        >
          <MarkedText text={response.comment} spans={spansOf(response)} />
        </blockquote>
      ) : (
        <p className="mt-4 text-muted italic">{t("noComment")}</p>
      )}
      <Original key={response.id} response={response} />
    </section>
  );
}
