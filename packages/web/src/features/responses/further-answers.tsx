import type { ResponseDetail } from "@candor/contract/response.ts";
import { toggleFilter } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { useListView } from "./list-view.ts";

/** What they answered to the further questions; a click on a choice filters by it. */
export function FurtherAnswers({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const [view, change] = useListView();
  const { label, value: nameOf, isQuestion } = useDimensionName();
  const answers = Object.entries(response.answers);
  if (answers.length === 0) return null;
  return (
    <section aria-label={t("further")}>
      <h3 className="mb-1 text-sm font-semibold">{t("further")}</h3>
      <dl className="space-y-2 text-sm">
        {answers.map(([id, given]) => {
          const name = `answers[${id}]`;
          return (
            <div key={id}>
              <dt className="text-muted wrap-anywhere">{label(name)}</dt>
              <dd className="flex flex-wrap gap-x-1 wrap-anywhere">
                {isQuestion(name)
                  ? [given].flat().map((value) => (
                      <button
                        key={value}
                        type="button"
                        className="-ms-1.5 rounded-md px-1.5 py-1 text-start font-medium hover:bg-sunken"
                        title={t("filterBy")}
                        aria-pressed={view.filter?.includes(`${name}=${value}`) ?? false}
                        onClick={() => change({ filter: toggleFilter(view.filter, name, value) })}
                      >
                        {nameOf(name, value)}
                      </button>
                    ))
                  : [given].flat().join(", ")}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
