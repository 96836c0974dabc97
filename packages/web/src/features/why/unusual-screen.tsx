import type { Integrity, Signal } from "@candor/contract/integrity.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { unusualQuery } from "./trust-queries.ts";
import { WhyFrame } from "./why-frame.tsx";
import { usePartName } from "./words.ts";

/** What is unusual in the answers and should be looked at; it accuses nobody. */
export function UnusualScreen() {
  return (
    <WhyFrame>
      <Signals />
    </WhyFrame>
  );
}

function Signals() {
  const t = useMessages("web-why");
  const query = useQuery(unusualQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <Loaded query={query} ghost={<GhostRows rows={5} />}>
      {(found) => (
        <>
          <p className="number mb-3 max-w-prose text-sm text-muted">
            {t("unusual.base", { n: found.answers, compared: found.compared })}{" "}
            {found.anonymous ? t("unusual.anonymous") : null} {t("unusual.proof")}{" "}
            <How inline page="integrity" />
          </p>
          {found.signals.length === 0 ? (
            <Empty title={t("unusual.none")} ghost={<GhostRows still />}>
              {t("unusual.noneText")}
            </Empty>
          ) : (
            <ul className="space-y-3" aria-label={t("tab.unusual")}>
              {found.signals.map((signal) => (
                <SignalCard key={signal.id} signal={signal} />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  );
}

function SignalCard({ signal }: { signal: Signal }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const name = usePartName();
  const may = useMay();
  const [isLeaving, setLeaving] = useState(false);
  const look = useLook();
  const isShare = ["month_end", "tens_here", "shape_here", "steered_tens"].includes(signal.kind);
  const shown = (value: number) =>
    isShare
      ? format.share(value)
      : Number.isInteger(value)
        ? format.count(value)
        : format.decimal(value);
  const { place } = signal;
  return (
    <li className="card p-4 sm:p-5" data-testid={`signal-${signal.kind}`}>
      <h2 className="font-medium wrap-anywhere">
        {place === null
          ? t(signal.kind === "text_begs" ? "unusual.ownTexts" : "unusual.everywhere")
          : place.property === "@interviewer"
            ? t("unusual.interviewer", { name: place.value })
            : name({ dimension: place.property, value: place.value })}
      </h2>
      <p className="number mt-1">
        {t(`unusual.kind.${signal.kind}`, {
          n: signal.answers,
          seen: signal.kind === "text_begs" ? signal.seen : shown(signal.seen),
          usual: shown(signal.usual ?? 0),
        })}{" "}
        {signal.from !== null && signal.to !== null
          ? t("unusual.when", { when: format.dayRange(signal.from, signal.to) })
          : null}
      </p>
      <Sentences signal={signal} />
      <p className="number mt-1 text-sm text-muted">
        {signal.p === null
          ? t("unusual.noTest")
          : t("unusual.p", {
              p: signal.p < 0.001 ? `< ${format.share(0.001)}` : `= ${format.share(signal.p)}`,
            })}{" "}
        <Link
          to="/responses"
          className="link"
          search={(view) => ({
            ...carried(view),
            ...(place !== null && !place.property.startsWith("@")
              ? { filter: [...(view.filter ?? []), `${place.property}=${place.value}`] }
              : {}),
            ...(signal.kind === "tens_here" || signal.kind === "run_of_tens"
              ? { group: ["promoter" as const] }
              : {}),
          })}
        >
          {t("unusual.list")}
        </Link>
      </p>
      {signal.looked ? (
        <p className="mt-2 text-sm">
          {t(`unusual.looked.${signal.looked.verdict}`, {
            who: signal.looked.by,
            when: format.moment(signal.looked.at),
            note: signal.looked.note ?? "",
          })}
        </p>
      ) : null}
      {may.write ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button
            look="plain"
            busy={look.isPending}
            onClick={() => look.mutate({ signal: signal.id, verdict: "fine" })}
          >
            {t("unusual.fine")}
          </Button>
          {signal.removable ? (
            <Button look="plain" onClick={() => setLeaving(!isLeaving)}>
              {t("unusual.leaveOut")}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ErrorNotice error={look.error} className="mt-3" />
      {isLeaving ? <LeaveOut signal={signal} onDone={() => setLeaving(false)} /> : null}
    </li>
  );
}

/** The words that something rests on: customers' with their answers, our own with their place. */
function Sentences({ signal: { sentences } }: { signal: Signal }) {
  const t = useMessages("web-why");
  const format = useFormat();
  if (sentences.length === 0) return null;
  return (
    <ul className="mt-2 space-y-2">
      {sentences.map((one) => (
        <li key={`${one.responseId}${one.where}${one.language}${one.sentence}`}>
          <blockquote
            dir="auto"
            lang={one.language ?? undefined}
            className="border-s-3 border-line ps-3 wrap-anywhere"
          >
            {one.sentence}
          </blockquote>
          <p className="ps-3 text-sm text-muted">
            {one.responseId !== null ? (
              <Link
                to="/responses"
                className="link"
                search={(view) => ({
                  ...carried(view),
                  ...(one.responseId === null ? {} : { response: one.responseId }),
                })}
              >
                {t("unusual.openAnswer")}
              </Link>
            ) : (
              `${t(`unusual.where.${one.where ?? "survey"}`)}, ${format.languageName(one.language ?? "")}`
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Leaving answers out takes a reason, which stands beside each of them. */
function LeaveOut({ signal, onDone }: { signal: Signal; onDone: () => void }) {
  const t = useMessages("web-why");
  const look = useLook(onDone);
  const [note, setNote] = useState("");
  return (
    <SaveForm
      name={t("unusual.leaveOut")}
      className="mt-3 max-w-md space-y-3"
      save={look}
      label={t("unusual.confirm", { n: signal.answers })}
      onSave={() => look.mutate({ signal: signal.id, verdict: "left_out", note })}
      onCancel={onDone}
    >
      <TextField
        label={t("unusual.reason")}
        required
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </SaveForm>
  );
}

function useLook(onDone?: () => void) {
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { signal: string; verdict: "fine" | "left_out"; note?: string }) =>
      ask(
        api(ids.workspace).POST("/api/v1/surveys/{surveyId}/integrity/looks", {
          params: {
            path: { surveyId: ids.survey },
            query: defined({ ...filter, counting: undefined }),
          },
          body,
        }),
      ),
    onSuccess: async (found: Integrity) => {
      client.setQueryData(unusualQuery(ids, filter).queryKey, found);
      onDone?.();
      await client.invalidateQueries({ queryKey: ["workspace", ids.workspace] });
    },
  });
}
