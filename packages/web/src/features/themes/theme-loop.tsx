import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { numbersKey } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { FourSteps } from "../../subjects/four-steps.tsx";

/** What became of a theme: who was asked, who spoke of it, what was done about it and who was told. */
export function ThemeLoop({ themeId }: { themeId: string }) {
  const t = useMessages("web-improvements");
  const format = useFormat();
  const ids = useSurveyIds();
  const { from, to } = useNumbersFilter();
  const { data } = useQuery({
    queryKey: [...numbersKey(ids), "theme", themeId, "loop", from, to],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/themes/{themeId}/loop", {
          params: {
            path: { surveyId: ids.survey, themeId },
            query: defined({ from, to }),
          },
          signal,
        }),
      ),
  });
  if (!data) return null;
  const { surveyed, heard, fixed, told, improvements } = data;
  const steps = [
    {
      key: "surveyed",
      name: t("loop.surveyed"),
      done: surveyed.answers > 0,
      text: t("loop.surveyed.text", {
        n: surveyed.answers,
        from: format.day(surveyed.from),
        to: format.day(surveyed.to),
      }),
    },
    {
      key: "heard",
      name: t("loop.heard"),
      done: heard.answers > 0,
      text: t("loop.heard.theme", { n: heard.answers }),
    },
    {
      key: "fixed",
      name: t("loop.fixed"),
      done: fixed.on !== null,
      text: fixed.on
        ? `${t("loop.fixed.theme", { n: fixed.improvements })}, ${format.day(fixed.on)}`
        : t("step.toCome"),
    },
    {
      key: "told",
      name: t("loop.told"),
      done: told.done,
      text:
        told.people > 0
          ? [
              t("loop.told.text", { told: told.told, people: told.people }),
              ...(told.on ? [t("loop.told.on", { day: format.day(told.on) })] : []),
            ].join(", ")
          : t("step.toCome"),
    },
  ];
  return (
    <FourSteps name={t("loop")} steps={steps}>
      {improvements.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line p-3 text-sm sm:px-4">
          {improvements.map(({ id, title }) => (
            <li key={id}>
              <Link
                to="/improvements/$improvementId"
                params={{ improvementId: id }}
                search={carried}
                className="link wrap-anywhere"
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </FourSteps>
  );
}
