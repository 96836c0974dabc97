import type { Conversation, ConversationMessage } from "@candor/contract/conversation.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
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
  const [waits, setWaits] = useState(true);
  const newest = talk.messages.findLast(({ machine }) => machine === null);
  // What was there when they began to write: whatever came after it, they may not have read.
  const [basis, setBasis] = useState(newest?.id);
  const meanwhile = draft.text.trim() !== "" && newest?.id !== basis ? newest : undefined;
  const send = useMutation({
    mutationFn: async () => {
      await draft.hold();
      return ask(
        api(workspace.id).POST("/api/v1/conversations/{conversationId}/messages", {
          params: { path: { conversationId: talk.id } },
          body: {
            ...{ text: draft.text.trim(), waits, seen: newest?.id ?? null },
            files: talk.uploads.map(({ id }) => id),
          },
        }),
      );
    },
    onSuccess: (saved) => {
      client.setQueryData(conversationQuery(workspace.id, talk.id).queryKey, saved);
      draft.change("");
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
      aria-label={t("letter.write")}
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextArea
        label={t("letter.to", { address: talk.to ?? "" })}
        hint={talk.takesMailIn ? undefined : t("letter.noInbound")}
        maxLength={50_000}
        value={draft.text}
        onChange={(event) => {
          if (draft.text.trim() === "") setBasis(newest?.id);
          draft.change(event.target.value);
        }}
      />
      <WordingWarnings text={draft.text} language="en" of="text" />
      {talk.signature ? (
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
      <Button type="submit" look="strong" busy={send.isPending} disabled={draft.text.trim() === ""}>
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
