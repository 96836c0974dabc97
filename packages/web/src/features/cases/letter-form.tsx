import type { Conversation, ConversationMessage } from "@candor/contract/conversation.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ApiError } from "../../request/api-error.ts";
import { WordingWarnings } from "../../subjects/wording-warnings.tsx";
import { casesKey, conversationQuery } from "./case-queries.ts";
import type { Written } from "./dates-offered.tsx";
import { LetterFiles } from "./letter-files.tsx";
import { OthersPresent } from "./others-present.tsx";
import { placeholdersLeft, withReply } from "./placeholders-left.ts";
import { ReplyChooser } from "./reply-chooser.tsx";
import type { Draft } from "./use-draft.ts";

/** A letter to the customer. It says before it is written where it goes, and why it cannot when it cannot. */
export function LetterForm(props: {
  talk: Conversation;
  draft: Draft;
  /** What was written, once it is held to leave. */
  onWritten: (written: Written) => void;
}) {
  const { talk, draft, onWritten } = props;
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const r = useMessages("web-replies");
  const [waits, setWaits] = useState(true);
  const [choosing, setChoosing] = useState(false);
  const [savedReplyId, setSavedReplyId] = useState<string | null>(null);
  const cursor = useRef(0);
  const form = useRef<HTMLFormElement>(null);
  const back = () => {
    setChoosing(false);
    form.current?.querySelector("textarea")?.focus();
  };
  const left = placeholdersLeft(draft.text);
  const inChat = talk.chat?.goesBy === "chat";
  const newest = talk.messages.findLast(({ machine }) => machine === null);
  // What was there when they began to write: whatever came after it, they may not have read.
  const [basis, setBasis] = useState(newest?.id);
  const meanwhile =
    !inChat && draft.text.trim() !== "" && newest?.id !== basis ? newest : undefined;
  const send = useMutation({
    mutationFn: async () => {
      await draft.hold();
      return ask(
        api(workspace.id).POST("/api/v1/conversations/{conversationId}/messages", {
          params: { path: { conversationId: talk.id } },
          body: {
            ...{ text: draft.text.trim(), waits, savedReplyId },
            // In a chat both write at once, and both see it.
            ...(inChat ? {} : { seen: newest?.id ?? null }),
            files: talk.uploads.map(({ id }) => id),
          },
        }),
      );
    },
    onSuccess: (saved) => {
      client.setQueryData(conversationQuery(workspace.id, talk.id).queryKey, saved);
      draft.change("");
      setSavedReplyId(null);
      const last = saved.messages.findLast(({ direction }) => direction === "out");
      if (last) onWritten({ messageId: last.id, text: last.text });
    },
    // What was written meanwhile is shown; the words stay.
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  if (talk.cannotSend) return <Remark>{t(`talk.cannot.${talk.cannotSend}`)}</Remark>;
  const asks = send.error instanceof ApiError && send.error.code === "unread_message";
  return (
    <form
      ref={form}
      aria-label={t("letter.write")}
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextArea
        label={
          inChat
            ? t("letter.inChat")
            : t(talk.chat ? "letter.byMail" : "letter.to", { address: talk.to ?? "" })
        }
        hint={
          inChat
            ? t(talk.chat?.here ? "letter.inChat.hint" : "letter.inChat.gone")
            : talk.takesMailIn
              ? undefined
              : t("letter.noInbound")
        }
        maxLength={50_000}
        value={draft.text}
        onSelect={(event) => {
          cursor.current = event.currentTarget.selectionStart;
        }}
        onKeyDown={(event) => {
          const { value, selectionStart } = event.currentTarget;
          const isLineStart = selectionStart === 0 || value[selectionStart - 1] === "\n";
          if (event.key === "/" && isLineStart && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            setChoosing(true);
            return;
          }
          // As in every chat; in a letter the key begins a line.
          if (!inChat || event.key !== "Enter" || event.shiftKey) return;
          if (event.nativeEvent.isComposing || draft.text.trim() === "" || send.isPending) return;
          if (left.length > 0) return;
          event.preventDefault();
          send.mutate();
        }}
        onChange={(event) => {
          if (draft.text.trim() === "") setBasis(newest?.id);
          draft.change(event.target.value);
        }}
      />
      {choosing ? (
        <ReplyChooser
          talk={talk}
          onClose={back}
          onChoose={(reply) => {
            if (draft.text.trim() === "") setBasis(newest?.id);
            draft.change(withReply(draft.text, cursor.current, reply.text));
            setSavedReplyId(reply.id);
            back();
          }}
        />
      ) : (
        <Button look="quiet" onClick={() => setChoosing(true)}>
          {r("choose.open")}
        </Button>
      )}
      {left.length > 0 ? (
        <div role="status" className="rounded-xl border border-line bg-sunken p-3 text-sm">
          <p className="font-medium">{r("left")}</p>
          <ul className="mt-1 list-disc ps-5">
            {left.map((name) => (
              <li key={name}>
                <code>{`{${name}}`}</code> {r(`left.${name}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <WordingWarnings text={draft.text} language={talk.language} of="text" />
      {talk.signature && !inChat ? (
        <div className="text-sm text-muted">
          <p>{t("letter.signature")}</p>
          <p dir="auto" className="wrap-anywhere whitespace-pre-line">
            {talk.signature}
          </p>
        </div>
      ) : null}
      <LetterFiles talk={talk} />
      <OthersPresent conversationId={talk.id} text={draft.text} />
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={waits}
          onChange={(event) => setWaits(event.target.checked)}
        />
        {t("contact.waits")}
      </label>
      {meanwhile ? <Meanwhile message={meanwhile} /> : null}
      <ErrorNotice error={asks && meanwhile ? null : send.error} />
      <Button
        type="submit"
        look="strong"
        busy={send.isPending}
        disabled={draft.text.trim() === "" || left.length > 0}
      >
        {t(meanwhile ? "letter.sendAnyway" : "letter.send")}
      </Button>
    </form>
  );
}

/** Somebody wrote while this letter was being written: it is read before the letter goes. */
function Meanwhile({ message }: { message: ConversationMessage }) {
  const t = useMessages("web-cases");
  const who =
    message.actor === "customer"
      ? t("actor.customer")
      : message.actor === "candor"
        ? "Candor"
        : message.actor;
  return (
    <div role="alert" className="rounded-xl border border-line bg-sunken p-3 text-sm">
      <p className="font-semibold wrap-anywhere">{t("letter.meanwhile", { who })}</p>
      <blockquote
        dir="auto"
        className="mt-1 max-h-48 overflow-y-auto border-s-3 border-line ps-3 wrap-anywhere whitespace-pre-line"
      >
        {message.shown}
      </blockquote>
    </div>
  );
}
