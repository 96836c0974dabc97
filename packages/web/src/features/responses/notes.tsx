import type { ResponseDetail } from "@candor/contract/response.ts";
import { NoteThread } from "../../subjects/note-thread.tsx";
import { useChangeResponse } from "./change-response.ts";

/** What colleagues wrote about this answer; customers never see it. */
export function Notes({ response }: { response: ResponseDetail }) {
  const { change } = useChangeResponse(response);
  return (
    <NoteThread
      notes={response.notes}
      onAdd={(note) => change.mutateAsync({ note })}
      busy={change.isPending}
      error={change.error}
    />
  );
}
