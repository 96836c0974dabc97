import type { ResponseDetail } from "@candor/contract/response.ts";
import { toggleFilter } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { useListView } from "./list-view.ts";

/** How the answer came and with which properties; a click on a value filters by it. */
export function Facts({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const format = useFormat();
  const [view, change] = useListView();
  const { label, value: nameOf } = useDimensionName();
  const filterable: [string, string][] = [
    ["channel", response.channel],
    ...(response.touchpoint ? [["touchpoint", response.touchpoint] as [string, string]] : []),
    ...(response.language ? [["language", response.language] as [string, string]] : []),
    ...Object.entries(response.properties).map(
      ([property, value]) => [property, String(value)] as [string, string],
    ),
  ];
  return (
    <section aria-label={t("facts")}>
      <h3 className="mb-1 text-sm font-semibold">{t("facts")}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {filterable.map(([property, value]) => (
          <div key={property} className="contents">
            <dt className="py-1 text-muted wrap-anywhere">{label(property)}</dt>
            <dd className="min-w-0">
              <button
                type="button"
                className="-mx-1.5 rounded-md px-1.5 py-1 text-start wrap-anywhere hover:bg-sunken"
                title={t("filterBy")}
                aria-pressed={view.filter?.includes(`${property}=${value}`) ?? false}
                onClick={() => change({ filter: toggleFilter(view.filter, property, value) })}
              >
                {nameOf(property, value)}
              </button>
            </dd>
          </div>
        ))}
        {response.source ? (
          <>
            <dt className="py-1 text-muted">{t("source")}</dt>
            <dd className="py-1 wrap-anywhere">{response.source}</dd>
          </>
        ) : null}
        <dt className="py-1 text-muted">{t("recorded")}</dt>
        <dd className="py-1">{format.moment(response.recordedAt)}</dd>
      </dl>
    </section>
  );
}
