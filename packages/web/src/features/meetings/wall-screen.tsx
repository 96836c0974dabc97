import type { MeetingDetail } from "@candor/contract/meeting.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import X from "lucide-react/icons/x";
import { useEffect } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows, useTitle } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { meetingQuery, meetingsKey } from "./meeting-queries.ts";
import { WrittenPage } from "./written-page.tsx";

/** A meeting for the big screen: one page at a time, large; keys, a presenter or a phone turn it. */
export function WallScreen() {
  const { workspace } = useHere();
  const { language } = useLanguage();
  const { meetingId } = useParams({ from: "/inside/meetings/$meetingId/wall" });
  const query = useQuery(meetingQuery(workspace.id, meetingId, language));
  return (
    <div className="fixed inset-0 z-40 overflow-y-auto bg-paper">
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(meeting) => <Wall meeting={meeting} />}
      </Loaded>
    </div>
  );
}

/** Keys of presenters are those of pages; arrows and space are what hands try first. */
const TURNS: Record<string, 1 | -1> = {
  ...{ ArrowRight: 1, PageDown: 1, " ": 1 },
  ...{ ArrowLeft: -1, PageUp: -1 },
};

function Wall({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages("web-meetings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  useTitle(meeting.title);
  const pages = meeting.pages ?? [];
  const at = Math.min(meeting.page, Math.max(0, pages.length - 1));
  const page = pages[at];
  const { id, state } = meeting;
  const turn = useMutation({
    mutationFn: (to: number) =>
      ask(
        api(workspace.id).PUT("/api/v1/meetings/{meetingId}/page", {
          params: { path: { meetingId: id } },
          body: { page: to },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: meetingsKey(workspace.id) }),
  });
  const { mutate } = turn;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        void navigate({ to: "/meetings/$meetingId", params: { meetingId: id }, search: carried });
        return;
      }
      const by = TURNS[event.key];
      const to = at + (by ?? 0);
      if (by === undefined || state !== "open" || to < 0 || to >= pages.length) return;
      // A button that has the focus would be pressed by a space as well.
      event.preventDefault();
      mutate(to);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [at, id, mutate, navigate, pages.length, state]);
  if (!page) return <p className="p-6">{t("wall.notOpen")}</p>;
  return (
    <div className="mx-auto flex min-h-full max-w-6xl flex-col p-[clamp(1rem,4vw,3rem)]">
      <div className="flex items-start justify-between gap-4">
        <h1 className="text-[clamp(1.5rem,4vw,3rem)] leading-tight font-semibold tracking-tight text-balance wrap-anywhere">
          {page.title}
        </h1>
        <Link
          to="/meetings/$meetingId"
          params={{ meetingId: id }}
          search={carried}
          className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken"
          aria-label={t("wall.leave")}
        >
          <X aria-hidden className="size-6" />
        </Link>
      </div>
      <div className="mt-[1em] flex-1 text-[clamp(1.0625rem,2.2vw,1.75rem)]">
        <WrittenPage page={page} />
      </div>
      <nav
        aria-label={t("wall.pages")}
        className="mt-6 flex items-center justify-between gap-3 border-t border-line pt-3"
      >
        <IconButton
          name={t("wall.back")}
          disabled={state !== "open" || at === 0}
          onClick={() => mutate(at - 1)}
        >
          <ChevronLeft aria-hidden className="size-6" />
        </IconButton>
        <span className="number text-sm text-muted" aria-live="polite">
          {meeting.title} · {t("wall.page", { page: at + 1, pages: pages.length })}
        </span>
        <IconButton
          name={t("wall.next")}
          disabled={state !== "open" || at === pages.length - 1}
          onClick={() => mutate(at + 1)}
        >
          <ChevronRight aria-hidden className="size-6" />
        </IconButton>
      </nav>
    </div>
  );
}
