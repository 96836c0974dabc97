import type { CaseDetail } from "@candor/contract/case.ts";
import type { ConversationMessage, Conversation as Talk } from "@candor/contract/conversation.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Paperclip from "lucide-react/icons/paperclip";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { casesKey, conversationQuery } from "./case-queries.ts";
import { useMomentWords } from "./case-words.tsx";
import { DatesOffered, type Written } from "./dates-offered.tsx";
import { LetterForm } from "./letter-form.tsx";
import { useDraft } from "./use-draft.ts";

/** What is said with the customer by mail and on their page; internal notes stand in the history, never here. */
export function Conversation({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/cases/{caseId}/conversation", {
          params: { path: { caseId: one.id } },
        }),
      ),
    onSuccess: async (talk) => {
      client.setQueryData(conversationQuery(workspace.id, talk.id).queryKey, talk);
      await client.invalidateQueries({ queryKey: casesKey(workspace.id) });
    },
  });
  return (
    <section aria-label={t("talk")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("talk")}</h2>
      <Settled one={one} />
      {one.conversationId === null ? (
        <>
          <p className="mt-1 text-sm text-muted">{t(one.person ? "talk.none" : "talk.nobody")}</p>
          {one.person && one.mergedInto === null ? (
            <Button className="mt-3" busy={begin.isPending} onClick={() => begin.mutate()}>
              {t("talk.begin")}
            </Button>
          ) : null}
          <ErrorNotice error={begin.error} className="mt-3" />
        </>
      ) : (
        <Thread one={one} conversationId={one.conversationId} />
      )}
    </section>
  );
}

/** Whether it is settled for the customer, or why nobody asked them. */
function Settled({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const moment = useMomentWords();
  const { check } = one;
  if (!check) return null;
  const said = check.answer
    ? t(`check.${check.answer}`, { when: moment(check.answeredAt ?? "") })
    : check.askedAt
      ? t("check.asked", { when: moment(check.askedAt) })
      : check.notAsked
        ? t(`check.not.${check.notAsked}`)
        : t("check.soon");
  return (
    <p className="mt-1 text-sm">
      {said}
      {check.words ? <span className="wrap-anywhere"> · {check.words}</span> : null}
    </p>
  );
}

function Thread({ one, conversationId }: { one: CaseDetail; conversationId: string }) {
  const { workspace } = useHere();
  const query = useQuery(conversationQuery(workspace.id, conversationId));
  return <Loaded query={query}>{(talk) => <Talking key={talk.id} one={one} talk={talk} />}</Loaded>;
}

function Talking({ one, talk }: { one: CaseDetail; talk: Talk }) {
  const t = useMessages("web-cases");
  const draft = useDraft(talk);
  const [written, setWritten] = useState<Written | null>(null);
  return (
    <>
      {talk.messages.length === 0 ? null : (
        <ol className="mt-3 space-y-3">
          {talk.messages.map((message) => (
            <Message key={message.id} talk={talk} message={message} onTakenBack={draft.change} />
          ))}
        </ol>
      )}
      {one.mergedInto === null ? (
        <LetterForm talk={talk} draft={draft} onWritten={setWritten} />
      ) : null}
      {written && talk.messages.some(({ id }) => id === written.messageId) ? (
        <DatesOffered key={written.messageId} caseId={one.id} written={written} />
      ) : null}
      {talk.pageUrl ? (
        <p className="mt-3 text-sm">
          <a href={talk.pageUrl} target="_blank" rel="noreferrer" className="link">
            {t("talk.page")}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** One thing that was said, with what became of it. */
export function Message(props: {
  talk: Talk;
  message: ConversationMessage;
  onTakenBack: (text: string) => void;
}) {
  const { talk, message, onTakenBack } = props;
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const moment = useMomentWords();
  const client = useQueryClient();
  const [whole, setWhole] = useState(false);
  const keep = (saved: Talk) =>
    client.setQueryData(conversationQuery(workspace.id, talk.id).queryKey, saved);
  const params = { path: { conversationId: talk.id, messageId: message.id } };
  const undo = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/conversations/{conversationId}/messages/{messageId}/undo", {
          params,
        }),
      ),
    onSuccess: ({ text, conversation }) => {
      keep(conversation);
      onTakenBack(text);
    },
  });
  const again = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST(
          "/api/v1/conversations/{conversationId}/messages/{messageId}/retry",
          { params },
        ),
      ),
    onSuccess: keep,
  });
  const ours = message.direction === "out";
  // It was tried already: it may have got through, so it is not taken back.
  const isDeferred = message.state === "held" && message.reply !== null;
  const isLost = message.state === "not_delivered" || message.state === "unconfirmed";
  return (
    <li
      className={`rounded-xl border border-line p-3 ${ours ? "ms-4 bg-sunken sm:ms-10" : "me-4 sm:me-10"} ${message.machine ? "text-sm text-muted" : ""}`}
    >
      <p className="flex flex-wrap justify-between gap-x-3 text-sm text-muted">
        <span className="wrap-anywhere">
          {ours ? (message.actor === "candor" ? "Candor" : message.actor) : t("actor.customer")}
          {message.way === "page" ? ` · ${t("talk.onPage")}` : ""}
          {message.way === "chat" ? ` · ${t("talk.inChat")}` : ""}
          {message.kind === "unread" ? ` · ${t("talk.unread")}` : ""}
          {message.way === "telegram" ? ` · ${t("talk.inTelegram")}` : ""}
          {message.fromAddress ? ` · ${t("talk.from", { address: message.fromAddress })}` : ""}
          {message.machine ? ` · ${t("talk.machine")}` : ""}
        </span>
        <span>{moment(message.at)}</span>
      </p>
      <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-line">
        {whole ? message.text : message.shown}
      </p>
      {message.signature ? (
        <p dir="auto" className="mt-2 text-sm text-muted wrap-anywhere whitespace-pre-line">
          {message.signature}
        </p>
      ) : null}
      {message.text.trim() === message.shown ? null : (
        <button type="button" className="link mt-1 text-sm" onClick={() => setWhole(!whole)}>
          {t(whole ? "talk.fold" : "talk.whole")}
        </button>
      )}
      {message.files.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2 text-sm">
          {message.files.map((file) => (
            <li key={file.id}>
              <a
                href={`/api/v1/conversations/${talk.id}/files/${file.id}?workspace=${encodeURIComponent(workspace.id)}`}
                download={file.name}
                className="link inline-flex items-center gap-1 wrap-anywhere"
              >
                <Paperclip aria-hidden className="size-4 shrink-0" />
                {file.name} ({t("talk.size", { kb: Math.ceil(file.size / 1024) })})
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {ours ? (
        <p className={`mt-1 text-sm ${isLost ? "font-medium text-alarm" : "text-muted"}`}>
          {isDeferred
            ? t("letter.deferred", {
                reply: message.reply ?? "",
                when: moment(message.leavesAt ?? message.at),
              })
            : message.way === "chat"
              ? null
              : t(`letter.${message.state}`)}
          {isLost && message.reply ? (
            <span className="wrap-anywhere"> · {message.reply}</span>
          ) : null}
        </p>
      ) : null}
      {message.state === "held" && !isDeferred ? (
        <Button look="quiet" busy={undo.isPending} onClick={() => undo.mutate()}>
          {t("letter.undo")}
        </Button>
      ) : null}
      {isLost ? (
        <Button look="quiet" busy={again.isPending} onClick={() => again.mutate()}>
          {t("letter.again")}
        </Button>
      ) : null}
      <ErrorNotice error={undo.error ?? again.error} className="mt-2" />
    </li>
  );
}
