import type { Conversation } from "@candor/contract/conversation.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { casesKey, conversationQuery } from "./case-queries.ts";
import type { Written } from "./dates-offered.tsx";

/** A letter to the customer. It says before it is written where it goes, and why it cannot when it cannot. */
export function LetterForm(props: {
  talk: Conversation;
  draft: string;
  onDraft: (text: string) => void;
  /** What was written, once it is held to leave. */
  onWritten: (written: Written) => void;
}) {
  const { talk, draft, onDraft, onWritten } = props;
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [waits, setWaits] = useState(true);
  const send = useMutation({
    mutationFn: () => {
      const seen = talk.messages.findLast(({ machine }) => machine === null)?.id ?? null;
      return ask(
        api(workspace.id).POST("/api/v1/conversations/{conversationId}/messages", {
          params: { path: { conversationId: talk.id } },
          body: { text: draft.trim(), waits, seen },
        }),
      );
    },
    onSuccess: (saved) => {
      client.setQueryData(conversationQuery(workspace.id, talk.id).queryKey, saved);
      onDraft("");
      const last = saved.messages.findLast(({ direction }) => direction === "out");
      if (last) onWritten({ messageId: last.id, text: last.text });
    },
    // What was written meanwhile is shown; the words stay.
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  if (talk.cannotSend) return <Remark>{t(`talk.cannot.${talk.cannotSend}`)}</Remark>;
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
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
      />
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={waits}
          onChange={(event) => setWaits(event.target.checked)}
        />
        {t("contact.waits")}
      </label>
      <ErrorNotice error={send.error} />
      <Button type="submit" look="strong" busy={send.isPending} disabled={draft.trim() === ""}>
        {t("letter.send")}
      </Button>
    </form>
  );
}
