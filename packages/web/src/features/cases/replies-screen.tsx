import type { SavedReply } from "@candor/contract/saved-reply.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { CasesFrame } from "./cases-frame.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { repliesKey, repliesQuery } from "./reply-queries.ts";

/** What is written to customers again and again, in their languages. */
export function RepliesScreen() {
  const t = useMessages("web-replies");
  const { workspace } = useHere();
  const replies = useQuery(repliesQuery(workspace.id));
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const add = (
    <Button look="strong" onClick={() => setOpen("new")}>
      {t("new")}
    </Button>
  );
  return (
    <CasesFrame actions={open === null ? add : undefined}>
      <p className="mb-4 max-w-prose text-muted">{t("lead")}</p>
      {open === "new" ? <ReplyForm reply={null} onDone={close} /> : null}
      <Loaded query={replies}>
        {(all) =>
          all.length === 0 ? (
            open === "new" ? null : (
              <Empty title={t("none")} actions={add}>
                {t("noneText")}
              </Empty>
            )
          ) : (
            <ul className="max-w-3xl space-y-3">
              {all.map((reply) => (
                <li key={reply.id}>
                  {open === reply.id ? (
                    <ReplyForm reply={reply} onDone={close} />
                  ) : (
                    <Reply reply={reply} onChange={() => setOpen(reply.id)} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </CasesFrame>
  );
}

/** Its words in the reader's language where there are some, whose it is, and how often it was sent. */
function Reply({ reply, onChange }: { reply: SavedReply; onChange: () => void }) {
  const t = useMessages("web-replies");
  const format = useFormat();
  const { workspace } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const team = teams.find(({ id }) => id === reply.teamId);
  const archived = reply.archivedAt !== null;
  const move = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/saved-replies/{savedReplyId}", {
          params: { path: { savedReplyId: reply.id } },
          body: { archived: !archived },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: repliesKey(workspace.id) }),
  });
  const shown = reply.texts.find((text) => text.language === language) ?? reply.texts[0];
  return (
    <article className="card p-4 sm:p-5">
      <h2 className="font-semibold wrap-anywhere">
        {reply.name}
        {archived ? <span className="font-normal text-muted"> · {t("archived")}</span> : null}
      </h2>
      <p className="text-sm text-muted">
        {reply.teamId === null ? t("team.all") : (team?.name ?? "…")} ·{" "}
        {reply.texts.map(({ language }) => format.languageName(language)).join(", ")}
      </p>
      {shown ? (
        <p
          dir="auto"
          lang={shown.language}
          className="mt-2 line-clamp-4 text-sm wrap-anywhere whitespace-pre-line"
        >
          {shown.text}
        </p>
      ) : null}
      <p className="number mt-2 text-sm text-muted">
        {reply.used.letters === 0
          ? t("used.none")
          : `${t("used.letters", reply.used)}, ${t("used.changed", reply.used)}`}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="quiet" onClick={onChange}>
          {t("change")}
          <span className="sr-only"> {reply.name}</span>
        </Button>
        <Button look="quiet" busy={move.isPending} onClick={() => move.mutate()}>
          {t(archived ? "restore" : "archive")}
          <span className="sr-only"> {reply.name}</span>
        </Button>
      </div>
      <ErrorNotice error={move.error} className="mt-2" />
    </article>
  );
}
