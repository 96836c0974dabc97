import type { MeetingDetail } from "@candor/contract/meeting.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { MeetingNotes } from "./meeting-notes.tsx";
import { meetingQuery, meetingsKey } from "./meeting-queries.ts";
import { NoteDecision } from "./note-decision.tsx";
import { RemoteCard } from "./remote-card.tsx";
import { WrittenPage } from "./written-page.tsx";

/** One meeting: before it the pack, during it what is noted, after it the minutes; its pages below. */
export function MeetingScreen() {
  const t = useMessages("web-meetings");
  const { workspace } = useHere();
  const { language } = useLanguage();
  const { meetingId } = useParams({ from: "/inside/meetings/$meetingId" });
  const query = useQuery(meetingQuery(workspace.id, meetingId, language));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/meetings" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={8} />}>
        {(meeting) => <Detail meeting={meeting} />}
      </Loaded>
    </>
  );
}

function Detail({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages("web-meetings");
  const format = useFormat();
  const { state, pages, preparedAt, startsAt } = meeting;
  return (
    <>
      <PageHead
        title={meeting.title}
        lead={[
          `#${meeting.number}`,
          format.moment(startsAt),
          t(`state.${state}`),
          ...(meeting.team ? [t("team.of", { team: meeting.team.name })] : []),
        ].join(" · ")}
        actions={<Acts meeting={meeting} />}
      />
      {state === "planned" ? (
        <p className="mb-4 max-w-prose text-sm text-muted">
          {preparedAt === null
            ? t("prepare.hint")
            : t("prepared", { when: format.moment(preparedAt) })}
        </p>
      ) : (
        <div className="mb-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          <NoteDecision meeting={meeting} />
          <div className="min-w-0 space-y-4">
            <MeetingNotes key={meeting.id} meeting={meeting} />
            {state === "open" ? <RemoteCard meeting={meeting} /> : null}
          </div>
        </div>
      )}
      {pages ? (
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          {pages.map((page) => (
            <section key={page.key} className="card min-w-0 p-4 sm:p-5" aria-label={page.title}>
              <h2 className="mb-3 font-semibold">{page.title}</h2>
              <WrittenPage page={page} />
            </section>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** What can be done next: prepare, open, show, close; and the papers there are. */
function Acts({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages("web-meetings");
  const { workspace } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, state, pages } = meeting;
  const params = { path: { meetingId: id } };
  const door = api(workspace.id);
  const refresh = () => client.invalidateQueries({ queryKey: meetingsKey(workspace.id) });
  const prepare = useMutation({
    mutationFn: () => ask(door.POST("/api/v1/meetings/{meetingId}/prepare", { params, body: {} })),
    onSuccess: refresh,
  });
  const open = useMutation({
    mutationFn: () => ask(door.POST("/api/v1/meetings/{meetingId}/open", { params, body: {} })),
    onSuccess: refresh,
  });
  const close = useMutation({
    mutationFn: () => ask(door.POST("/api/v1/meetings/{meetingId}/close", { params, body: {} })),
    onSuccess: refresh,
  });
  const callOff = useMutation({
    mutationFn: () => ask(door.DELETE("/api/v1/meetings/{meetingId}", { params })),
    onSuccess: async () => {
      await navigate({ to: "/meetings", search: carried });
      await refresh();
    },
  });
  const paper = (name: string, query = "") =>
    `/api/v1/meetings/${id}/${name}.pdf?workspace=${workspace.id}&language=${language}${query}`;
  const look = "button button--plain";
  return (
    <>
      {state === "planned" ? (
        <>
          <Button look="strong" busy={open.isPending} onClick={() => open.mutate()}>
            {t("open")}
          </Button>
          <Button busy={prepare.isPending} onClick={() => prepare.mutate()}>
            {t(pages ? "prepareAgain" : "prepare")}
          </Button>
          <Button look="quiet" busy={callOff.isPending} onClick={() => callOff.mutate()}>
            {t("callOff")}
          </Button>
        </>
      ) : null}
      {state === "open" ? (
        <>
          <Link
            to="/meetings/$meetingId/wall"
            params={{ meetingId: id }}
            search={carried}
            className="button button--strong"
          >
            {t("show")}
          </Link>
          <Button busy={close.isPending} onClick={() => close.mutate()}>
            {t("close")}
          </Button>
        </>
      ) : null}
      {pages ? (
        <a className={look} href={paper("pack")}>
          {t("pack")}
        </a>
      ) : null}
      {state === "planned" ? null : (
        <>
          <a className={look} href={paper("minutes")}>
            {t("minutes")}
          </a>
          <a className={look} href={paper("minutes", "&outcomes=false")}>
            {t("minutesWithout")}
          </a>
        </>
      )}
      <ErrorNotice error={prepare.error ?? open.error ?? close.error ?? callOff.error} />
    </>
  );
}
