import type { ResponseDetail } from "@candor/contract/response.ts";
import Trash2 from "lucide-react/icons/trash-2";
import { toggleFilter } from "../../here/view.ts";
import { useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { CaseOfResponse } from "./case-of-response.tsx";
import { useChangeResponse } from "./change-response.ts";
import { Exclusion } from "./exclusion.tsx";
import { History } from "./history.tsx";
import { useListView } from "./list-view.ts";
import { Notes } from "./notes.tsx";
import { Tags } from "./tags.tsx";

/** Everything about one answer, and everything that can be done with it. */
export function Detail({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const s = useMessages("score");
  const format = useFormat();
  const may = useMay();
  const [, change] = useListView();
  const toast = useToast();
  const { remove, restore } = useChangeResponse(response, () => {
    change({ response: undefined });
    toast({ message: t("deleted"), undo: () => restore() });
  });
  return (
    <div className="space-y-6">
      <div>
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
            {response.comment}
          </blockquote>
        ) : (
          <p className="mt-4 text-muted italic">{t("noComment")}</p>
        )}
      </div>
      <CaseOfResponse response={response} />
      <Exclusion response={response} />
      <Facts response={response} />
      <Tags response={response} />
      <Notes response={response} />
      <History response={response} />
      {may.write ? (
        <div className="border-t border-line pt-4">
          <ErrorNotice error={remove.error} className="mb-3" />
          <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
            <Trash2 aria-hidden className="size-4" />
            {t("delete")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Who, how and with which properties; a click on a value filters by it. */
function Facts({ response }: { response: ResponseDetail }) {
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
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      {response.person?.name || response.person?.email ? (
        <>
          <dt className="py-1 text-muted">{t("person")}</dt>
          <dd className="py-1 wrap-anywhere">
            {response.person.name}{" "}
            {response.person.email ? (
              <a className="link" href={`mailto:${response.person.email}`}>
                {response.person.email}
              </a>
            ) : null}
          </dd>
        </>
      ) : null}
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
  );
}
