import type { MeetingDetail } from "@candor/contract/meeting.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { colleaguesQuery } from "../../subjects/team-queries.ts";
import { meetingsKey } from "./meeting-queries.ts";

/** Who was there, and what else is to be remembered. */
export function MeetingNotes({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages("web-meetings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const [notes, setNotes] = useState(meeting.notes);
  const [present, setPresent] = useState(meeting.present.map(({ userId }) => userId));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/meetings/{meetingId}", {
          params: { path: { meetingId: meeting.id } },
          body: { notes, present, version: meeting.version },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: meetingsKey(workspace.id) }),
  });
  if (meeting.state !== "open") {
    return (
      <section className="card p-4 sm:p-5" aria-label={t("notes")}>
        <h2 className="font-semibold">{t("notes")}</h2>
        {meeting.present.length > 0 ? (
          <p className="mt-2 text-sm">
            {t("present")}: {meeting.present.map(({ name }) => name).join(", ")}
          </p>
        ) : null}
        <p className="mt-2 text-sm whitespace-pre-line wrap-anywhere">
          {meeting.notes || t("notes.none")}
        </p>
      </section>
    );
  }
  const isDirty =
    notes !== meeting.notes ||
    present.join() !== meeting.present.map(({ userId }) => userId).join();
  return (
    <form
      aria-label={t("notes")}
      className="card space-y-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t("present")}</legend>
        <ul className="flex flex-wrap gap-x-5">
          {colleagues.map(({ userId, name, email }) => (
            <li key={userId}>
              <label className="flex min-h-11 items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  className="size-5 shrink-0"
                  checked={present.includes(userId)}
                  onChange={(event) =>
                    setPresent(
                      event.target.checked
                        ? [...present, userId]
                        : present.filter((one) => one !== userId),
                    )
                  }
                />
                <span className="min-w-0 wrap-anywhere">{name || email}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <TextArea
        label={t("notes")}
        rows={5}
        maxLength={20000}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <Button type="submit" busy={save.isPending} disabled={!isDirty}>
        {t("notes.save")}
      </Button>
    </form>
  );
}
