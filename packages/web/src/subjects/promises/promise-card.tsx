import type { Promised } from "@candor/contract/promise.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { colleaguesQuery } from "../team-queries.ts";
import { EndPromiseForm, KeepForm, TellForm } from "./promise-forms.tsx";

type Open = "keep" | "tell" | "break" | "release" | "reopen" | null;

/** One promise: the words, to whom, by when, what became of it, and what can be done about it. */
export function PromiseCard({ one, of }: { one: Promised; of: "list" | "case" | "person" }) {
  const t = useMessages("web-promises");
  const format = useFormat();
  const { workspace } = useHere();
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const [open, setOpen] = useState<Open>(null);
  const owner = colleagues.find(({ userId }) => userId === one.owner);
  const isOpen = one.state === "open";
  const toAll = one.audience === "public";
  const late = one.fate === "overdue";
  const close = () => setOpen(null);
  const toggle = (what: Open) => setOpen(open === what ? null : what);
  // What was missed once is apologised for; while the new date is to come it can be warned of again.
  const tell = new Date(one.dueAt) < new Date() || one.state === "broken" ? "apology" : "warning";
  const mayTell = isOpen || (one.state === "broken" && one.apologisedAt === null);
  return (
    <article aria-label={one.words || t("erased")} className="py-3">
      <p dir="auto" className="wrap-anywhere whitespace-pre-line">
        {one.words || <span className="text-muted italic">{t("erased")}</span>}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <span className={late ? "font-semibold text-alarm" : "font-medium text-ink"}>
          {t(`fate.${one.fate}`)}
        </span>
        <span>
          {t("by", { when: format.moment(one.dueAt) })}
          {one.dueAt === one.firstDueAt
            ? null
            : ` · ${t("first", { when: format.moment(one.firstDueAt) })}`}
        </span>
        {toAll ? <span>{t("public")}</span> : null}
        {of === "person" || one.person === null ? null : of === "list" ? (
          <PersonChip person={one.person} personId={one.personId} />
        ) : null}
        {of === "case" || one.caseId === null ? null : (
          <Link
            to="/cases/$caseId"
            params={{ caseId: one.caseId }}
            search={carried}
            className="link"
          >
            {t("case", { n: one.caseNumber ?? 0 })}
          </Link>
        )}
        <span>{t("owner", { who: owner?.name || owner?.email || t("gone") })}</span>
      </p>
      {one.warnedAt ? (
        <p className="mt-1 text-sm text-muted">
          {t("warned", { when: format.moment(one.warnedAt) })}
        </p>
      ) : null}
      {one.apologisedAt ? (
        <p className="mt-1 text-sm text-muted">
          {t("apologised", { when: format.moment(one.apologisedAt) })}
        </p>
      ) : null}
      {one.note ? <p className="mt-1 text-sm wrap-anywhere">{one.note}</p> : null}
      {one.letter ? (
        <p role="status" className="mt-1 text-sm font-medium">
          {t(`letter.${one.letter.state}`, { kind: one.letter.kind })}
        </p>
      ) : null}
      {mayTell ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {isOpen ? (
            <Button aria-expanded={open === "keep"} onClick={() => toggle("keep")}>
              {t("keep")}
            </Button>
          ) : null}
          <Button aria-expanded={open === "tell"} onClick={() => toggle("tell")}>
            {toAll ? t(`${tell}.public`) : t(tell)}
          </Button>
          {isOpen ? (
            <>
              <Button look="quiet" aria-expanded={open === "break"} onClick={() => toggle("break")}>
                {t("break")}
              </Button>
              {toAll ? null : (
                <Button
                  look="quiet"
                  aria-expanded={open === "release"}
                  onClick={() => toggle("release")}
                >
                  {t("release")}
                </Button>
              )}
            </>
          ) : null}
        </div>
      ) : null}
      {one.state === "kept" && (toAll || one.personId !== null) ? (
        <Button
          look="quiet"
          className="mt-2"
          aria-expanded={open === "reopen"}
          onClick={() => toggle("reopen")}
        >
          {t("reopen")}
        </Button>
      ) : null}
      {open === "keep" ? <KeepForm one={one} onDone={close} /> : null}
      {open === "tell" ? <TellForm key={tell} one={one} kind={tell} onDone={close} /> : null}
      {open === "break" || open === "release" || open === "reopen" ? (
        <EndPromiseForm key={open} one={one} how={open} onDone={close} />
      ) : null}
    </article>
  );
}
