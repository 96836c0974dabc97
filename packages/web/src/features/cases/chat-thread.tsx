import type { Chat } from "@candor/contract/chat.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { casesKey, conversationQuery } from "./case-queries.ts";
import { Message } from "./conversation.tsx";
import { LetterForm } from "./letter-form.tsx";
import { useDraft } from "./use-draft.ts";

type Act = "take" | "end" | "case";

/** One chat: who it is, as far as that is known, what was said, and a box to answer in. */
export function ChatThread({ chat }: { chat: Chat }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = useQuery(conversationQuery(workspace.id, chat.id));
  const act = useMutation({
    mutationFn: (which: Act) =>
      ask(
        api(workspace.id).POST(`/api/v1/chats/{chatId}/${which}`, {
          params: { path: { chatId: chat.id } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  const name = chat.name ?? t("chats.unknown");
  return (
    <section aria-label={name} className="card min-w-0 p-4 sm:p-5">
      <h2 className="font-semibold wrap-anywhere">{name}</h2>
      <Who chat={chat} />
      <div className="mt-3 flex flex-wrap gap-2">
        {chat.owner === null ? (
          <Button busy={act.isPending} onClick={() => act.mutate("take")}>
            {t("chats.take")}
          </Button>
        ) : null}
        {chat.caseId ? (
          <Link
            to="/cases/$caseId"
            params={{ caseId: chat.caseId }}
            search={carried}
            className="button button--plain"
          >
            {t("chats.case")}
          </Link>
        ) : (
          <Button busy={act.isPending} onClick={() => act.mutate("case")}>
            {t("chats.makeCase")}
          </Button>
        )}
        {chat.endedAt === null ? (
          <Button busy={act.isPending} onClick={() => act.mutate("end")}>
            {t("chats.end")}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={act.error} className="mt-3" />
      <Loaded query={query}>{(talk) => <Talking key={talk.id} talk={talk} />}</Loaded>
    </section>
  );
}

/** What is known of them, and on whose word. */
function Who({ chat }: { chat: Chat }) {
  const t = useMessages("web-cases");
  const { claimed } = chat;
  const typed = [claimed?.name, claimed?.email].filter(Boolean).join(", ");
  return (
    <div className="text-sm text-muted">
      <p className="wrap-anywhere">
        {claimed === null
          ? t("chats.vouched")
          : claimed.confirmed
            ? t("chats.confirmed", { email: claimed.email ?? "" })
            : typed
              ? t("chats.typed", { who: typed })
              : t("talk.claimed")}
      </p>
      {claimed?.samePersonId ? (
        <p>
          <Link
            to="/people/$personId"
            params={{ personId: claimed.samePersonId }}
            search={carried}
            className="link"
          >
            {t("chats.same")}
          </Link>
        </p>
      ) : null}
      <p className="wrap-anywhere">
        <Link
          to="/people/$personId"
          params={{ personId: chat.personId }}
          search={carried}
          className="link"
        >
          {t("chats.person")}
        </Link>
        {chat.page ? ` · ${t("chats.page", { page: chat.page })}` : ""}
      </p>
    </div>
  );
}

function Talking({ talk }: { talk: Conversation }) {
  const draft = useDraft(talk);
  const end = useRef<HTMLDivElement>(null);
  const { length } = talk.messages;
  // What is new stands at the end; whoever reads further up is left there.
  useEffect(() => {
    const list = end.current;
    if (!list || length === 0) return;
    if (list.scrollHeight - list.scrollTop - list.clientHeight < 300) {
      list.scrollTop = list.scrollHeight;
    }
  }, [length]);
  return (
    <>
      <div ref={end} className="mt-3 max-h-[50vh] overflow-y-auto">
        <ol aria-live="polite" className="space-y-3">
          {talk.messages.map((message) => (
            <Message key={message.id} talk={talk} message={message} onTakenBack={draft.change} />
          ))}
        </ol>
      </div>
      <LetterForm talk={talk} draft={draft} onWritten={() => {}} />
    </>
  );
}
