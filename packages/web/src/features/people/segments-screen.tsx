import type { Segment } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { segmentsKey, segmentsQuery } from "../../subjects/people-queries.ts";

/** Saved conditions, each with how many people meet them now. */
export function SegmentsScreen() {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  const segments = useQuery(segmentsQuery(workspace.id));
  const add = may.write ? (
    <Link
      to="/people/segments/$segmentId"
      params={{ segmentId: "new" }}
      search={carried}
      className="button button--strong"
    >
      <Plus aria-hidden className="size-4" />
      {t("segments.new")}
    </Link>
  ) : null;
  return (
    <>
      <PageHead
        title={t("segments")}
        lead={t("segments.lead")}
        actions={
          <>
            <Link to="/people" search={carried} className="button button--plain">
              {t("title")}
            </Link>
            {add}
          </>
        }
      />
      {segments.isPending ? <GhostRows rows={4} /> : null}
      <ErrorNotice error={segments.error} retry={() => void segments.refetch()} />
      {segments.data?.length === 0 ? (
        <Empty title={t("segments.empty.title")} ghost={<GhostRows still />} actions={add}>
          {t("segments.empty.text")}
        </Empty>
      ) : null}
      {segments.data && segments.data.length > 0 ? (
        <ul className="card divide-y divide-line px-4 sm:px-5">
          {segments.data.map((segment) => (
            <SegmentRow key={segment.id} segment={segment} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function SegmentRow({ segment }: { segment: Segment }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: segmentsKey(workspace.id) });
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/segments/{segmentId}", {
          params: { path: { segmentId: segment.id } },
        }),
      ),
    onSuccess: async () => {
      await refresh();
      toast({
        message: t("segment.deleted", { name: segment.name }),
        undo: async () => {
          await ask(
            api(workspace.id).POST("/api/v1/segments", {
              body: defined({ name: segment.name, filter: segment.filter }),
            }),
          );
          await refresh();
        },
      });
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <Link
          to="/people/segments/$segmentId"
          params={{ segmentId: segment.id }}
          search={carried}
          className="font-medium wrap-anywhere hover:underline"
        >
          {segment.name}
        </Link>
        <p className="number text-sm text-muted">{t("count", { n: segment.people })}</p>
      </div>
      <span className="flex flex-wrap gap-2">
        <Link
          to="/people"
          search={(view) => ({ ...carried(view), segment: segment.id })}
          className="button button--plain"
        >
          {t("segment.see")}
        </Link>
        {may.write ? (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("segment.delete")}
          </Button>
        ) : null}
      </span>
      <ErrorNotice error={remove.error} className="basis-full" />
    </li>
  );
}
