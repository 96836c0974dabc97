import type { Conversation, ConversationFile } from "@candor/contract/conversation.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Paperclip from "lucide-react/icons/paperclip";
import X from "lucide-react/icons/x";
import { useId } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { FileButton } from "../../parts/file-button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { conversationQuery } from "./case-queries.ts";

/** The files that go along with a letter; how large they may be is said before one is chosen. */
export function LetterFiles({ talk }: { talk: Conversation }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const limits = useId();
  const { queryKey } = conversationQuery(workspace.id, talk.id);
  const onSuccess = ({ data: uploads }: { data: ConversationFile[] }) =>
    client.setQueryData(queryKey, (before) => (before ? { ...before, uploads } : before));
  const add = useMutation({
    mutationFn: (file: File) => putFile(workspace.id, talk.id, file),
    // One after another, so that the first that is too many is named and the others stand.
    scope: { id: `files of ${talk.id}` },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (fileId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/conversations/{conversationId}/uploads/{fileId}", {
          params: { path: { conversationId: talk.id, fileId } },
        }),
      ),
    onSuccess,
  });
  return (
    <div>
      {talk.uploads.length > 0 ? (
        <ul aria-label={t("files.along")} className="mb-2 flex flex-wrap gap-2 text-sm">
          {talk.uploads.map((file) => (
            <li
              key={file.id}
              className="inline-flex max-w-full items-center gap-1 rounded-lg bg-sunken ps-3"
            >
              <Paperclip aria-hidden className="size-4 shrink-0" />
              <span className="min-w-0 truncate">
                {file.name} ({t("talk.size", { kb: Math.ceil(file.size / 1024) })})
              </span>
              <IconButton
                name={t("files.remove", { name: file.name })}
                onClick={() => remove.mutate(file.id)}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <FileButton multiple describedBy={limits} onFile={(file) => add.mutate(file)}>
          <Paperclip aria-hidden className="size-4" />
          {t("files.add")}
        </FileButton>
        <span id={limits} className="text-sm text-muted">
          {t("files.limits")}
        </span>
      </div>
      <ErrorNotice error={add.error ?? remove.error} className="mt-2" />
    </div>
  );
}

/** Puts a file beside the letter. */
function putFile(workspace: string, conversationId: string, file: File) {
  const form = new FormData();
  form.append("file", file, file.name);
  // The description types bodies of JSON alone; the client sends a form as it is.
  const body: object = { body: form };
  return ask(
    api(workspace).POST("/api/v1/conversations/{conversationId}/files", {
      params: { path: { conversationId } },
      ...body,
    }),
  );
}
