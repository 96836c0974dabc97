import type { IdeaDetail } from "@candor/contract/idea.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { ideasKey } from "../../subjects/idea-queries.ts";
import { ideasQuery } from "./idea-queries.ts";

/** Two ideas that are one: found by their words, merged with one press, taken apart again. */
export function MergePart({ idea }: { idea: IdeaDetail }) {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: ideasKey(workspace.id) });
  const apart = (ideaId: string) =>
    ask(
      api(workspace.id).POST("/api/v1/ideas/{ideaId}/unmerge", {
        params: { path: { ideaId } },
        body: {},
      }),
    ).then(refresh);
  const unmerge = useMutation({ mutationFn: apart });
  const merge = useMutation({
    mutationFn: (into: string) =>
      ask(
        api(workspace.id).POST("/api/v1/ideas/{ideaId}/merge", {
          params: { path: { ideaId: idea.id } },
          body: { into },
        }),
      ),
    onSuccess: async ({ id }) => {
      toast({ message: t("merge.done"), undo: () => apart(idea.id) });
      await refresh();
      await navigate({ to: "/ideas/$ideaId", params: { ideaId: id }, search: carried });
    },
  });
  if (idea.mergedInto !== null) {
    return (
      <section className="card space-y-3 p-4 sm:p-5" aria-label={t("merge")}>
        <p className="text-sm">{t("merge.isPart")}</p>
        <div className="flex flex-wrap gap-2">
          <Link
            to="/ideas/$ideaId"
            params={{ ideaId: idea.mergedInto }}
            search={carried}
            className="button button--plain"
          >
            {t("merge.see")}
          </Link>
          <Button busy={unmerge.isPending} onClick={() => unmerge.mutate(idea.id)}>
            {t("merge.apart")}
          </Button>
        </div>
        <ErrorNotice error={unmerge.error} />
      </section>
    );
  }
  return (
    <section className="card p-4 sm:p-5" aria-label={t("merge")}>
      <h2 className="font-semibold">{t("merge")}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">{t("merge.lead")}</p>
      {idea.merged.length > 0 ? (
        <ul className="mb-3 divide-y divide-line">
          {idea.merged.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
              <span className="min-w-0 text-sm wrap-anywhere">
                {t("merge.part", { title: one.title, n: one.votes })}
              </span>
              <Button
                look="quiet"
                busy={unmerge.isPending}
                aria-label={t("merge.apartOf", { title: one.title })}
                onClick={() => unmerge.mutate(one.id)}
              >
                {t("merge.apart")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Find
        but={idea.id}
        busy={merge.isPending}
        onChoose={(into) => merge.mutate(into)}
        counts={idea.votes}
      />
      <ErrorNotice error={merge.error ?? unmerge.error} />
    </section>
  );
}

const FOUND = 6;

function Find(props: {
  but: string;
  busy: boolean;
  counts: number;
  onChoose: (id: string) => void;
}) {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const [search, setSearch] = useState<string>();
  const query = useInfiniteQuery({
    ...ideasQuery(workspace.id, { search, sort: "votes" }),
    enabled: search !== undefined,
  });
  const found = (query.data?.pages[0]?.data ?? [])
    .filter(({ id }) => id !== props.but)
    .slice(0, FOUND);
  return (
    <>
      <SearchBox id="merge-search" label={t("merge.find")} value={search} onChange={setSearch} />
      {search !== undefined && found.length === 0 && !query.isFetching ? (
        <p className="mt-2 text-sm text-muted">{t("none.narrowed")}</p>
      ) : null}
      <ul className="mt-2 space-y-1">
        {search === undefined
          ? null
          : found.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-2">
                <span className="min-w-0 flex-1 text-sm wrap-anywhere">
                  {t("merge.part", { title: one.title, n: one.votes })}
                </span>
                <Button
                  busy={props.busy}
                  aria-label={t("merge.intoOf", { title: one.title })}
                  onClick={() => props.onChoose(one.id)}
                >
                  {t("merge.into", { n: props.counts })}
                </Button>
              </li>
            ))}
      </ul>
    </>
  );
}
