import type { AMBASSADOR_KINDS, Ambassador } from "@candor/contract/ambassador.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { api, ask } from "../../request/api.ts";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { ambassadorsKey, ambassadorsQuery } from "./praise-queries.ts";

const KINDS = [
  "case_study",
  "reference_call",
  "recommend",
] as const satisfies typeof AMBASSADOR_KINDS;

/** Who said that they would do more than answer, and what came of it. */
export function AmbassadorsScreen() {
  const t = useMessages("web-praise");
  const { workspace } = useHere();
  const view = useSearch({ from: "/inside/ambassadors" });
  const navigate = useNavigate();
  const kind = KINDS.find((one) => one === view.kind);
  const query = useInfiniteQuery(ambassadorsQuery(workspace.id, kind));
  return (
    <>
      <PageHead title={t("more.title")} lead={t("more.lead")} />
      <ToldTabs />
      <div className="mb-3">
        <FilterChoice
          name={t("more.kind")}
          any={t("more.any")}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={(next) =>
            void navigate({
              to: "/ambassadors",
              search: (old) => ({ ...old, kind: next }),
              replace: true,
            })
          }
        />
      </div>
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {({ pages }) => {
          const all = pages.flatMap(({ data }) => data);
          return all.length === 0 ? (
            <Empty title={t("more.none")} ghost={<GhostRows still />}>
              {t("more.noneText")}
            </Empty>
          ) : (
            <ul className="card divide-y divide-line">
              {all.map((one) => (
                <Row key={one.responseId} one={one} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage ? (
        <Button
          className="mt-3"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

function Row({ one }: { one: Ambassador }) {
  const t = useMessages("web-praise");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: (done: boolean) =>
      ask(
        api(workspace.id).PATCH("/api/v1/ambassadors/{responseId}", {
          params: { path: { responseId: one.responseId } },
          body: { done },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ambassadorsKey(workspace.id) }),
  });
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-56">
        {one.personId ? (
          <PersonChip person={{ name: one.personName, email: null }} personId={one.personId} />
        ) : (
          <p className="font-medium wrap-anywhere">{one.contact ?? t("more.somebody")}</p>
        )}
        <p className="text-sm">{one.kinds.map((kind) => t(`kind.${kind}`)).join(", ")}</p>
        {one.words ? (
          <p className="mt-1 whitespace-pre-line wrap-anywhere" dir="auto">
            {one.words}
          </p>
        ) : null}
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          {format.moment(one.at)}
          <Link
            to="/responses"
            search={(view) => ({ ...carried(view), response: one.responseId })}
            className="link"
          >
            {t("more.answer")}
          </Link>
          {one.doneAt
            ? t("more.takenBy", { who: one.doneBy ?? "", when: format.moment(one.doneAt) })
            : null}
        </p>
      </div>
      <Button busy={mark.isPending} onClick={() => mark.mutate(one.doneAt === null)}>
        {t(one.doneAt === null ? "more.take" : "more.notTaken")}
      </Button>
      <ErrorNotice error={mark.error} className="basis-full" />
    </li>
  );
}
