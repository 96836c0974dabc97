import type { Promised, TellingWay } from "@candor/contract/promise.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { momentInZone } from "./moment-in-zone.ts";
import { preparedQuery, usePromiseActs } from "./promise-queries.ts";

const BOX = "mt-3 space-y-4 rounded-xl border border-line p-4";

/** It was done. Of one that is overdue it is said when and how. */
export function KeepForm({ one, onDone }: { one: Promised; onDone: () => void }) {
  const t = useMessages("web-promises");
  const { workspace } = useHere();
  const act = usePromiseActs(one);
  const overdue = one.fate === "overdue";
  const [at, setAt] = useState("");
  const [note, setNote] = useState("");
  return (
    <form
      aria-label={t("keep")}
      className={BOX}
      onSubmit={(event) => {
        event.preventDefault();
        const said = note.trim();
        const body = {
          ...(at ? { keptAt: momentInZone(workspace.timeZone, at).toISOString() } : {}),
          ...(said ? { note: said } : {}),
        };
        act.mutate({ do: "keep", body }, { onSuccess: onDone });
      }}
    >
      {overdue ? (
        <TextField
          required
          type="datetime-local"
          label={t("keptAt")}
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
      ) : null}
      <TextArea
        required={overdue}
        label={t(overdue ? "note.needed" : "note")}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Done label={t("keep.do")} act={act} onDone={onDone} />
    </form>
  );
}

/** It will not be done, the customer let us off, or it was not kept after all. */
export function EndPromiseForm(props: {
  one: Promised;
  how: "break" | "release" | "reopen";
  onDone: () => void;
}) {
  const { one, how, onDone } = props;
  const t = useMessages("web-promises");
  const act = usePromiseActs(one);
  const [note, setNote] = useState("");
  return (
    <form
      aria-label={t(how)}
      className={BOX}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ do: how, body: { note: note.trim() } }, { onSuccess: onDone });
      }}
    >
      <TextArea
        required
        label={how === "reopen" ? t("reopen.why") : t(`why.${how}`)}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Done label={t(`${how}.do`)} act={act} onDone={onDone} />
    </form>
  );
}

const WAYS: readonly TellingWay[] = ["mail", "phone", "in_person", "other"];

/** A warning or an apology: prepared by Candor in the customer's language, looked over and sent by a colleague. */
export function TellForm(props: {
  one: Promised;
  kind: "warning" | "apology";
  onDone: () => void;
}) {
  const { one, kind, onDone } = props;
  const t = useMessages("web-promises");
  const { workspace } = useHere();
  const act = usePromiseActs(one);
  const toAll = one.audience === "public";
  const [way, setWay] = useState<TellingWay>(toAll ? "page" : one.byMail ? "mail" : "phone");
  const [day, setDay] = useState<string>();
  const [written, setWritten] = useState<string | null>(null);
  const prepared = useQuery(preparedQuery(workspace.id, one.id, { kind, newDueOn: day }));
  const mail = way === "mail";
  const text = written ?? (mail || toAll ? (prepared.data?.text ?? "") : "");
  return (
    <form
      aria-label={t(kind)}
      className={BOX}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { way, text: text.trim(), ...(day ? { newDueOn: day } : {}) };
        const what = kind === "warning" ? ("warn" as const) : ("apologise" as const);
        act.mutate({ do: what, body }, { onSuccess: onDone });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {one.state === "open" ? (
          <DayField
            label={t("newDay")}
            required={kind === "warning"}
            value={day}
            onChange={setDay}
          />
        ) : null}
        {toAll ? null : (
          <ChoiceField
            label={t("way")}
            options={WAYS.filter((value) => value !== "mail" || one.byMail).map((value) => ({
              value,
              label: t(`way.${value}`),
            }))}
            value={way}
            onChange={setWay}
          />
        )}
      </div>
      {one.byMail || toAll ? null : <Remark>{t("noMail")}</Remark>}
      <TextArea
        required
        label={t(toAll ? "said.public" : mail ? "letter" : "said")}
        hint={(mail || toAll) && written === null ? t("prepared") : undefined}
        rows={mail || toAll ? 6 : 2}
        maxLength={20_000}
        value={text}
        onChange={(event) => setWritten(event.target.value)}
      />
      <ErrorNotice error={prepared.error} />
      <Done label={t(toAll ? "publish" : mail ? "send" : "note.it")} act={act} onDone={onDone} />
    </form>
  );
}

function Done(props: {
  label: string;
  act: { error: unknown; isPending: boolean };
  onDone: () => void;
}) {
  const { label, act, onDone } = props;
  const w = useMessages("web");
  return (
    <>
      <ErrorNotice error={act.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={act.isPending}>
          {label}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </>
  );
}
