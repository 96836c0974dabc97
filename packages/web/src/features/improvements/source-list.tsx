import type { ImprovementDetail, ImprovementSource } from "@candor/contract/improvement.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { improvementsKey, sourcesQuery } from "./improvement-queries.ts";

/** Whose words it comes from; taking one out takes its customer out of those who can be told. */
export function SourceList({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-improvements");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = useQuery(sourcesQuery(workspace.id, one.id));
  const [whole, setWhole] = useState(false);
  const remove = useMutation({
    mutationFn: ({ kind, id }: ImprovementSource) =>
      ask(
        api(workspace.id).DELETE(
          "/api/v1/improvements/{improvementId}/sources/{sourceKind}/{sourceId}",
          { params: { path: { improvementId: one.id, sourceKind: kind, sourceId: id } } },
        ),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: improvementsKey(workspace.id) }),
  });
  return (
    <section className="card p-4 sm:p-5" aria-label={t("sources")}>
      <h2 className="font-semibold">{t("sources")}</h2>
      <p className="mt-1 mb-2 text-sm text-muted">
        {t("card.sources", { sources: one.sources, people: one.people })}
      </p>
      <Loaded query={query} ghost={<GhostRows rows={4} />}>
        {(all) => (
          <ul className="divide-y divide-line">
            {(whole ? all : all.slice(0, SHOWN)).map((source) => (
              <li key={`${source.kind} ${source.id}`} className="flex items-start gap-2 py-2">
                <Words source={source} />
                <IconButton
                  name={t("sources.remove")}
                  onClick={() => remove.mutate(source)}
                  disabled={remove.isPending}
                >
                  <X aria-hidden className="size-4" />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {!whole && (query.data?.length ?? 0) > SHOWN ? (
        <Button className="mt-2" onClick={() => setWhole(true)}>
          {t("sources.more", { n: (query.data?.length ?? 0) - SHOWN })}
        </Button>
      ) : null}
      {one.sources > LISTED ? (
        <p className="mt-2 text-sm text-muted">{t("sources.newest", { n: LISTED })}</p>
      ) : null}
      <ErrorNotice error={remove.error} />
    </section>
  );
}

/** So many at first. */
const SHOWN = 8;
/** So many are listed. */
const LISTED = 200;

function Words({ source }: { source: ImprovementSource }) {
  const t = useMessages("web-improvements");
  const { kind, id, score, words, caseNumber, known } = source;
  const text = words === null ? t("sources.gone") : words || t("sources.wordless");
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="line-clamp-3 wrap-anywhere">
        {score === null ? null : <span className="number me-2 font-semibold">{score}</span>}
        {kind === "response" && words !== null ? (
          <Link
            to="/responses"
            search={(view) => ({ ...carried(view), response: id })}
            className="link"
          >
            {text}
          </Link>
        ) : kind === "case" && caseNumber !== null ? (
          <Link to="/cases/$caseId" params={{ caseId: id }} search={carried} className="link">
            {t("sources.case", { number: caseNumber })} {text}
          </Link>
        ) : kind === "idea" && words !== null ? (
          <Link to="/ideas/$ideaId" params={{ ideaId: id }} search={carried} className="link">
            {t("sources.idea")} {text}
          </Link>
        ) : (
          text
        )}
      </p>
      {known ? null : <p className="text-muted">{t("sources.unknown")}</p>}
    </div>
  );
}
