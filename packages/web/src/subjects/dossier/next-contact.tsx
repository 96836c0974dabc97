import type { NextContact } from "@candor/contract/dossier.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../people-queries.ts";
import { ColleagueField, useColleagueNames } from "./colleague-field.tsx";

type Change =
  | { do: "set"; on: string; why: string; who: string | null }
  | { do: "finish"; note: string; next: string | undefined; why: string }
  | { do: "cancel" };

function useNextContact(personId: string) {
  const { workspace } = useHere();
  const client = useQueryClient();
  const params = { path: { personId } };
  return useMutation({
    mutationFn: (change: Change) => {
      if (change.do === "cancel") {
        return ask(api(workspace.id).DELETE("/api/v1/people/{personId}/next-contact", { params }));
      }
      if (change.do === "set") {
        const { on, why, who } = change;
        return ask(
          api(workspace.id).PUT("/api/v1/people/{personId}/next-contact", {
            params,
            body: { on, why, who },
          }),
        );
      }
      const { note, next, why } = change;
      return ask(
        api(workspace.id).POST("/api/v1/people/{personId}/next-contact/finish", {
          params,
          body: defined({
            note: note || undefined,
            next: next ? { on: next, why } : undefined,
          }),
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) }),
  });
}

/** When somebody speaks to this person again, and what can be done about it. */
export function NextContactPart({
  personId,
  next,
}: {
  personId: string;
  next: NextContact | null;
}) {
  const t = useMessages("web-dossier");
  const change = useNextContact(personId);
  const [open, setOpen] = useState<"set" | "finish" | null>(null);
  const close = () => setOpen(null);
  return (
    <div>
      {next ? <NextContactWords next={next} /> : <p className="text-muted">{t("next.none")}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        {next ? (
          <Button
            aria-expanded={open === "finish"}
            onClick={() => setOpen(open === "finish" ? null : "finish")}
          >
            {t("next.done")}
          </Button>
        ) : null}
        <Button
          look={next ? "quiet" : "plain"}
          aria-expanded={open === "set"}
          onClick={() => setOpen(open === "set" ? null : "set")}
        >
          {t(next ? "next.change" : "next.set")}
        </Button>
        {next ? (
          <Button
            look="quiet"
            busy={change.isPending && change.variables.do === "cancel"}
            onClick={() => change.mutate({ do: "cancel" }, { onSuccess: close })}
          >
            {t("next.cancel")}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={open === null ? change.error : null} className="mt-2" />
      {open === "set" ? <SetForm personId={personId} next={next} onDone={close} /> : null}
      {open === "finish" && next ? (
        <FinishForm personId={personId} next={next} onDone={close} />
      ) : null}
    </div>
  );
}

/** The day, why and who; a day that passed is called so in words. */
function NextContactWords({ next }: { next: NextContact }) {
  const t = useMessages("web-dossier");
  const format = useFormat();
  const today = useToday();
  const nameOf = useColleagueNames();
  const late = next.on < today;
  return (
    <p className="wrap-anywhere">
      <span className={late ? "font-semibold text-alarm" : "font-semibold"}>
        {late
          ? t("next.late", { day: format.day(next.on) })
          : next.on === today
            ? t("next.today")
            : format.day(next.on)}
      </span>
      {": "}
      <span dir="auto">{next.why}</span>
      <span className="block text-sm text-muted">
        {next.who ? nameOf(next.who) : t("next.whoever")}
      </span>
    </p>
  );
}

function SetForm({
  personId,
  next,
  onDone,
}: {
  personId: string;
  next: NextContact | null;
  onDone: () => void;
}) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const today = useToday();
  const save = useNextContact(personId);
  const [on, setOn] = useState<string | undefined>(next && next.on >= today ? next.on : undefined);
  const [why, setWhy] = useState(next?.why ?? "");
  const [who, setWho] = useState(next?.who ?? null);
  return (
    <form
      aria-label={t("next")}
      className="mt-3 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (on) save.mutate({ do: "set", on, why: why.trim(), who }, { onSuccess: onDone });
      }}
    >
      <DayField required label={t("next.on")} min={today} value={on} onChange={setOn} />
      <TextField
        required
        label={t("next.why")}
        hint={t("next.whyHint")}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <ColleagueField
        label={t("next.who")}
        none={t("next.whoever")}
        value={who}
        onChange={setWho}
      />
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}

function FinishForm({
  personId,
  next,
  onDone,
}: {
  personId: string;
  next: NextContact;
  onDone: () => void;
}) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const today = useToday();
  const save = useNextContact(personId);
  const [note, setNote] = useState("");
  const [again, setAgain] = useState<string>();
  return (
    <form
      aria-label={t("next.done")}
      className="mt-3 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { do: "finish", note: note.trim(), next: again, why: next.why },
          { onSuccess: onDone },
        );
      }}
    >
      <TextArea
        label={t("next.note")}
        rows={2}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <DayField label={t("next.again")} min={today} value={again} onChange={setAgain} />
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
