import type { Conversation } from "@candor/contract/conversation.ts";
import type { FilledReply } from "@candor/contract/saved-reply.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { filledRepliesQuery } from "./reply-queries.ts";

/** Saved replies as they would be written to this customer: type to find one, Enter puts it into the letter. */
export function ReplyChooser(props: {
  talk: Conversation;
  onChoose: (reply: FilledReply) => void;
  onClose: () => void;
}) {
  const { talk, onChoose, onClose } = props;
  const t = useMessages("web-replies");
  const format = useFormat();
  const { workspace } = useHere();
  const query = useQuery(filledRepliesQuery(workspace.id, talk.id));
  const [text, setText] = useState("");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const all = query.data ?? [];
  const wanted = text.trim().toLowerCase();
  const fitting = all.filter((reply) =>
    `${reply.name}\n${reply.text}`.toLowerCase().includes(wanted),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape of what is inside
    <div
      ref={box}
      className="rounded-xl border border-line p-3"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        // The letter is not sent by choosing what to write.
        if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
          event.preventDefault();
        }
      }}
    >
      <ErrorNotice error={query.error} retry={() => void query.refetch()} className="mb-2" />
      {query.data && all.length === 0 ? (
        <p className="text-sm text-muted">{t("choose.none")}</p>
      ) : (
        <Combobox
          label={t("choose")}
          hint={t("choose.hint")}
          text={text}
          onText={setText}
          options={fitting}
          keyOf={({ id }) => id}
          busy={query.isPending}
          render={(reply) => (
            <span className="min-w-0">
              <span className="font-medium">{reply.name}</span>{" "}
              <span className="text-muted">
                {reply.language === talk.language
                  ? ""
                  : `(${format.languageName(reply.language)}) `}
                {beginning(reply.text)}
              </span>
            </span>
          )}
          onChoose={onChoose}
        />
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button look="quiet" onClick={onClose}>
          {t("choose.close")}
        </Button>
        <Link to="/cases/replies" className="link text-sm">
          {t("choose.keep")}
        </Link>
      </div>
    </div>
  );
}

const BEGINNING = 90;

function beginning(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > BEGINNING ? `${line.slice(0, BEGINNING)}…` : line;
}
