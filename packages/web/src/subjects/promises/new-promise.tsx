import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { momentInZone } from "./moment-in-zone.ts";

/** What a promise is begun with: whose it is, and what a letter said. */
export type PromiseBegun = {
  /** To everybody, on the public page. */
  toAll?: boolean;
  personId?: string | undefined;
  caseId?: string | undefined;
  messageId?: string | undefined;
  words?: string;
  day?: string;
  time?: string | null;
};

/** Writes a promise down: the words as the customer reads them, and the day. */
export function NewPromise({ begun, onDone }: { begun: PromiseBegun; onDone: () => void }) {
  const t = useMessages("web-promises");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [words, setWords] = useState(begun.words ?? "");
  const [day, setDay] = useState(begun.day);
  const [time, setTime] = useState(begun.time ?? "");
  const make = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/promises", {
          body: defined({
            audience: begun.toAll ? ("public" as const) : undefined,
            personId: begun.personId,
            caseId: begun.caseId,
            messageId: begun.messageId,
            words: words.trim(),
            ...(time && day
              ? { dueAt: momentInZone(workspace.timeZone, `${day}T${time}`).toISOString() }
              : { dueOn: day }),
          }),
        }),
      ),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: workspaceKey(workspace.id) }),
  });
  return (
    <form
      aria-label={t(begun.toAll ? "new.public" : "new")}
      className="mt-3 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <TextArea
        required
        label={t("words")}
        hint={t(begun.toAll ? "words.public" : "words.hint")}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField required label={t("day")} value={day} onChange={setDay} />
        <TextField
          type="time"
          label={t("time")}
          hint={t("time.hint")}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      <ErrorNotice error={make.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={make.isPending}>
          {t("make")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
