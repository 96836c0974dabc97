import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { numbersKey } from "../../here/numbers.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { api, ask } from "../../request/api.ts";
import { MarkedText } from "../../subjects/marked-text.tsx";

/** What words would match, and what they just miss, before anything is saved. */
export function WordPreview({
  words,
  onAdd,
}: {
  words: Record<string, string[]>;
  onAdd: (word: string) => void;
}) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const ids = useSurveyIds();
  const isAsked = Object.keys(words).length > 0;
  const preview = useQuery({
    queryKey: [...numbersKey(ids), "theme-preview", words],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).POST("/api/v1/surveys/{surveyId}/themes/preview", {
          params: { path: { surveyId: ids.survey } },
          body: { words },
          signal,
        }),
      ),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return (
    <section aria-label={t("preview")} className="card p-4 sm:p-6">
      <h2 className="mb-2 font-semibold">{t("preview")}</h2>
      {isAsked ? (
        <Loaded query={preview}>
          {({ matches, of, examples, near }) => (
            <>
              <p role="status" className="number mb-3 text-lg">
                {t("preview.count", { n: format.count(matches), of })}
              </p>
              <ul className="space-y-2 text-sm">
                {examples.map(({ responseId, comment, spans }) => (
                  <li key={responseId} dir="auto" className="line-clamp-3 wrap-anywhere">
                    <MarkedText text={comment} spans={spans} />
                  </li>
                ))}
              </ul>
              {matches === 0 ? <p className="text-muted">{t("preview.none")}</p> : null}
              {near.length > 0 ? (
                <>
                  <h3 className="mt-4 mb-1 text-sm font-semibold">{t("preview.near")}</h3>
                  <ul className="flex flex-wrap gap-2">
                    {near.map(({ word, comments }) => (
                      <li key={word}>
                        <button
                          type="button"
                          className="chip"
                          aria-label={t("preview.add", { word })}
                          onClick={() => onAdd(word)}
                        >
                          {t("preview.nearWord", { word, n: format.count(comments) })}
                        </button>
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
            </>
          )}
        </Loaded>
      ) : (
        <p className="text-muted">{t("words.missing")}</p>
      )}
    </section>
  );
}
