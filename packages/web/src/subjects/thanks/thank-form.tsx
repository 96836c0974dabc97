import type { SeenBy } from "@candor/contract/recognition.ts";
import type { Employee } from "@candor/contract/team.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { employeesFoundQuery, thanksKey } from "./thanks-queries.ts";

const SEEN_BY = ["all", "team", "self"] as const;

/** Thanks in one's own words, for an answer, a case, or nothing but the help itself. */
export function ThankForm({
  about,
  onDone,
}: {
  about: { responseId?: string; caseId?: string };
  onDone: () => void;
}) {
  const t = useMessages("web-thanks");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<Employee | null>(null);
  const [words, setWords] = useState("");
  const [quote, setQuote] = useState(true);
  const [seenBy, setSeenBy] = useState<SeenBy>("all");
  const found = useQuery(employeesFoundQuery(workspace.id, chosen ? "" : name.trim()));
  const ofCustomer = about.responseId !== undefined || about.caseId !== undefined;
  const send = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/recognitions", {
          body: { ...about, employeeId: chosen?.id ?? "", words: words.trim(), quote, seenBy },
        }),
      ),
    onSuccess: ({ employee }) => {
      toast({ message: t("thank.done", { name: employee.name }) });
      void client.invalidateQueries({ queryKey: thanksKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      aria-label={t("thank.open")}
      className="mt-3 max-w-xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Combobox
        label={t("thank.who")}
        hint={t("thank.choose")}
        text={name}
        onText={(text) => {
          setName(text);
          setChosen(null);
        }}
        options={found.data ?? []}
        keyOf={({ id }) => id}
        render={(one) => one.name}
        onChoose={(one) => {
          setChosen(one);
          setName(one.name);
        }}
        busy={found.isFetching}
      />
      <TextArea
        label={t("thank.words")}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {ofCustomer ? (
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={quote}
            onChange={(event) => setQuote(event.target.checked)}
          />
          {t("thank.quote")}
        </label>
      ) : null}
      <ChoiceField
        label={t("thank.seen")}
        options={SEEN_BY.map((value) => ({ value, label: t(`seen.${value}`) }))}
        value={seenBy}
        onChange={setSeenBy}
      />
      <ErrorNotice error={send.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={send.isPending} disabled={chosen === null}>
          {t("thank.send")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
