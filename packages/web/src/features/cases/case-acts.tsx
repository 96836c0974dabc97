import type { CaseDetail } from "@candor/contract/case.ts";
import { useMemo, useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { useMomentWords } from "./case-words.tsx";
import { ContactForm } from "./contact-form.tsx";
import { ResolveForm } from "./resolve-form.tsx";
import { SNOOZES, useSnoozeUntil } from "./snooze.ts";
import { useCaseActs } from "./use-case-acts.ts";

type Open = "contact" | "resolve" | "note" | "reopen" | null;

/** What can be done with a case, the next thing first: take it, note a contact, resolve it. */
export function CaseActs({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const { me } = useHere();
  const moment = useMomentWords();
  const act = useCaseActs(one.id);
  const snoozeUntil = useSnoozeUntil();
  const [open, setOpen] = useState<Open>(null);
  const active = (one.state === "open" || one.state === "waiting") && one.mergedInto === null;
  const { mutate } = act;
  useShortcuts(
    useMemo(
      () => ({
        ...(active && one.owner === null
          ? { c: () => mutate({ do: "claim" as const, body: {} }) }
          : {}),
        ...(active ? { e: () => setOpen("resolve"), r: () => setOpen("contact") } : {}),
        n: () => setOpen("note"),
      }),
      [active, one.owner, mutate],
    ),
  );
  if (one.mergedInto !== null) return null;
  return (
    <section aria-label={t("acts")} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-2">
        {active ? (
          <>
            {one.owner === null ? (
              <Button
                look="strong"
                busy={act.isPending}
                onClick={() => act.mutate({ do: "claim", body: {} })}
              >
                {t("act.claim")}
              </Button>
            ) : null}
            <Button
              look={one.owner === me.user.id ? "strong" : "plain"}
              aria-expanded={open === "contact"}
              onClick={() => setOpen(open === "contact" ? null : "contact")}
            >
              {t("act.contact")}
            </Button>
            <Button
              aria-expanded={open === "resolve"}
              onClick={() => setOpen(open === "resolve" ? null : "resolve")}
            >
              {t("act.resolve")}
            </Button>
            {one.snoozedUntil ? (
              <Button onClick={() => act.mutate({ do: "snooze", body: { until: null } })}>
                {t("act.wake")}
              </Button>
            ) : (
              <FilterChoice
                name={t("act.snooze")}
                any={t("act.snooze")}
                options={SNOOZES.map((value) => ({ value, label: t(`snooze.${value}`) }))}
                value={undefined}
                onChange={(how) =>
                  how ? act.mutate({ do: "snooze", body: { until: snoozeUntil(how) } }) : undefined
                }
              />
            )}
          </>
        ) : (
          <Button
            look="strong"
            aria-expanded={open === "reopen"}
            onClick={() => setOpen(open === "reopen" ? null : "reopen")}
          >
            {t("act.reopen")}
          </Button>
        )}
        <Button
          look="quiet"
          aria-expanded={open === "note"}
          onClick={() => setOpen(open === "note" ? null : "note")}
        >
          {t("act.note")}
        </Button>
      </div>
      {one.snoozedUntil ? (
        <p className="mt-2 text-sm text-muted">
          {t("snoozed.until", { when: moment(one.snoozedUntil) })}
        </p>
      ) : null}
      <ErrorNotice error={act.error} className="mt-3" />
      {open === "contact" ? <ContactForm one={one} onDone={() => setOpen(null)} /> : null}
      {open === "resolve" ? <ResolveForm one={one} onDone={() => setOpen(null)} /> : null}
      {open === "note" || open === "reopen" ? (
        <WordsForm key={open} one={one} what={open} onDone={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

/** A note for colleagues, or why a case is opened again. */
function WordsForm(props: { one: CaseDetail; what: "note" | "reopen"; onDone: () => void }) {
  const { one, what, onDone } = props;
  const t = useMessages("web-cases");
  const w = useMessages("web");
  const act = useCaseActs(one.id);
  const [text, setText] = useState("");
  return (
    <form
      className={`mt-4 space-y-3 rounded-xl border p-4 ${what === "note" ? "border-dashed border-edge bg-sunken" : "border-line"}`}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(
          what === "note"
            ? { do: "notes", body: { text: text.trim() } }
            : { do: "reopen", body: { reason: text.trim() } },
          { onSuccess: onDone },
        );
      }}
    >
      <TextArea
        autoFocus
        required
        label={t(what === "note" ? "note.text" : "reopen.why")}
        hint={what === "note" ? t("note.hint") : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={act.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={act.isPending} disabled={text.trim() === ""}>
          {t(what === "note" ? "note.keep" : "act.reopen")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
