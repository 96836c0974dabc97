import type { IdeaDetail } from "@candor/contract/idea.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import ExternalLink from "lucide-react/icons/external-link";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { api, ask } from "../../request/api.ts";
import { ideasKey } from "../../subjects/idea-queries.ts";
import { AnswerForm } from "./answer-form.tsx";
import { Look } from "./idea-look.tsx";
import { Flags, StateMark } from "./idea-marks.tsx";
import { ideaQuery, votesQuery } from "./idea-queries.ts";
import { MergePart } from "./merge-part.tsx";

/** One idea: what was written, who wants it, what is answered, and what it becomes. */
export function IdeaScreen() {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const { ideaId } = useParams({ from: "/inside/ideas/$ideaId" });
  const query = useQuery(ideaQuery(workspace.id, ideaId));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/ideas" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={8} />}>
        {(idea) => <Detail key={idea.id} idea={idea} />}
      </Loaded>
    </>
  );
}

function Detail({ idea }: { idea: IdeaDetail }) {
  const t = useMessages("web-ideas");
  return (
    <>
      <PageHead
        title={idea.title}
        lead={t("detail.lead", { number: idea.number, votes: idea.votes, people: idea.people })}
        actions={idea.mergedInto === null ? <Improve idea={idea} /> : null}
      />
      <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <StateMark idea={idea} />
        <Flags idea={idea} />
        {idea.look === "waiting" ? <Look idea={idea} /> : null}
        {idea.link ? (
          <a
            href={idea.link}
            target="_blank"
            rel="noreferrer"
            className="link inline-flex min-h-11 items-center gap-1.5 text-sm"
          >
            <ExternalLink aria-hidden className="size-4" />
            {t("detail.onBoard")}
          </a>
        ) : null}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-4">
          <Words idea={idea} />
          {idea.mergedInto === null ? <AnswerForm key={idea.version} idea={idea} /> : null}
        </div>
        <div className="min-w-0 space-y-4">
          <Voters idea={idea} />
          <MergePart idea={idea} />
        </div>
      </div>
    </>
  );
}

/** One click: whoever wants it is behind the improvement, and hears when it is done. */
function Improve({ idea }: { idea: IdeaDetail }) {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const improve = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/ideas/{ideaId}/improvement", {
          params: { path: { ideaId: idea.id } },
          body: {},
        }),
      ),
    onSuccess: async ({ improvementId }) => {
      await client.invalidateQueries({ queryKey: ideasKey(workspace.id) });
      await navigate({
        to: "/improvements/$improvementId",
        params: { improvementId },
        search: carried,
      });
    },
  });
  return (
    <>
      <Button look="strong" busy={improve.isPending} onClick={() => improve.mutate()}>
        {t(idea.improvementId ? "improve.see" : "improve")}
      </Button>
      <ErrorNotice error={improve.error} />
    </>
  );
}

function Words({ idea }: { idea: IdeaDetail }) {
  const t = useMessages("web-ideas");
  const format = useFormat();
  return (
    <section className="card p-4 sm:p-5" aria-label={t("words")}>
      <h2 className="font-semibold">{t("words")}</h2>
      {idea.words.length === 0 ? <p className="mt-2 text-muted">{t("words.none")}</p> : null}
      <ul className="divide-y divide-line">
        {idea.words.map((one) => (
          <li key={one.id} className="py-3">
            <p
              className="whitespace-pre-line wrap-anywhere"
              dir="auto"
              lang={one.language ?? undefined}
            >
              {one.words}
            </p>
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              {one.personId ? (
                <PersonChip
                  person={{ name: one.personName, email: null }}
                  personId={one.personId}
                />
              ) : null}
              {one.contact ? (
                <span className="wrap-anywhere">{t("words.contact", { it: one.contact })}</span>
              ) : null}
              {one.responseId ? (
                <Link
                  to="/responses"
                  search={(view) => ({ ...carried(view), response: one.responseId ?? undefined })}
                  className="link"
                >
                  {t("words.answer")}
                </Link>
              ) : null}
              <span>{format.moment(one.at)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Voters({ idea }: { idea: IdeaDetail }) {
  const t = useMessages("web-ideas");
  const format = useFormat();
  const { workspace } = useHere();
  const query = useInfiniteQuery(votesQuery(workspace.id, idea.id));
  const unknown = idea.votes - idea.people;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("voters")}>
      <h2 className="font-semibold">{t("voters")}</h2>
      <p className="mt-1 text-sm text-muted">
        {t("voters.lead", { people: idea.people, subscribers: idea.subscribers })}{" "}
        {unknown > 0 ? t("voters.unknown", { n: unknown }) : null} {t("counts")}
      </p>
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {({ pages }) => (
          <ul className="mt-2 divide-y divide-line">
            {pages
              .flatMap(({ data }) => data)
              .filter(({ personId }) => personId !== null)
              .map((vote) => (
                <li key={vote.id} className="flex flex-wrap items-center gap-x-3 py-1 text-sm">
                  <PersonChip person={{ name: vote.name, email: null }} personId={vote.personId} />
                  <span className="text-muted">
                    {vote.wantsNews ? null : t("voters.noNews")}
                    {vote.toldAt ? t("voters.told", { when: format.moment(vote.toldAt) }) : null}
                  </span>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      {query.hasNextPage ? (
        <Button
          className="mt-2"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </section>
  );
}
