import type { ResponseDetail } from "@candor/contract/response.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { How } from "../../here/how.tsx";
import { numbersKey } from "../../here/numbers.ts";
import { responseQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { AlikeLink } from "../../subjects/alike-link.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";

type Correction = BodyOf<"/api/v1/responses/{responseId}/reading", "patch">;
type Read = NonNullable<ResponseDetail["reading"]>;

const TONES = ["positive", "neutral", "negative", "mixed"] as const;
const POLARITIES = ["positive", "neutral", "negative"] as const;

/** What a machine read in the comment; each part can be set right with one choice, and stays so. */
export function ReadingBlock({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-themes");
  if (response.comment === null) return null;
  return (
    <section aria-label={t("reading")}>
      <h3 className="text-sm font-semibold">
        {t("reading")}{" "}
        <span className="ms-1 rounded-full border border-line px-2 py-0.5 text-xs font-normal text-muted">
          {t("byMachine")}
        </span>{" "}
        <How page="reading-comments" inline />
      </h3>
      {response.reading ? (
        <Parts response={response} reading={response.reading} />
      ) : (
        <p className="mt-2 text-sm text-muted">{t("reading.none")}</p>
      )}
    </section>
  );
}

function useCorrect(response: ResponseDetail) {
  const { workspace } = useHere();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Correction) =>
      ask(
        api(workspace.id).PATCH("/api/v1/responses/{responseId}/reading", {
          params: { path: { responseId: response.id } },
          body,
        }),
      ),
    onSuccess: (reading) => {
      client.setQueryData(responseQuery(workspace.id, response.id).queryKey, (now) =>
        now ? { ...now, reading } : now,
      );
      const ids = { workspace: workspace.id, survey: response.surveyId };
      void client.invalidateQueries({ queryKey: numbersKey(ids) });
    },
  });
}

function Parts({ response, reading }: { response: ResponseDetail; reading: Read }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const correct = useCorrect(response);
  const isCorrected = (field: string) => reading.corrected.includes(field);
  const because = (of: "urgency" | "churn") => {
    const phrase = reading.reasons.find((reason) => reason.of === of)?.phrase;
    return phrase ? (
      <span className="text-xs text-muted">{t("reading.because", { phrase })}</span>
    ) : null;
  };
  return (
    <>
      <dl className="mt-2 space-y-2 text-sm">
        <Part name={t("reading.language")} corrected={isCorrected("language")}>
          {reading.language === "und" ? t("tone.unclear") : format.languageName(reading.language)}
        </Part>
        <Part name={t("reading.tone")} corrected={isCorrected("tone")}>
          <Choice
            name={t("reading.tone")}
            value={reading.tone}
            options={[
              ...TONES.map((tone) => ({ value: tone, label: t(`tone.${tone}`) })),
              ...(reading.tone === "unclear"
                ? [{ value: "unclear", label: t("tone.unclear") }]
                : []),
            ]}
            onChange={(tone) => correct.mutate({ tone: TONES.find((one) => one === tone) ?? null })}
          />
          <span className="number text-xs text-muted">
            {t("reading.sure", { share: format.share(reading.confidence) })}
          </span>
        </Part>
        <Part name={t("reading.urgency")} corrected={isCorrected("urgency")}>
          <Choice
            name={t("reading.urgency")}
            value={String(reading.urgency)}
            options={(["0", "1", "2"] as const).map((value) => ({
              value,
              label: t(`urgency.${value}`),
            }))}
            onChange={(urgency) => correct.mutate({ urgency: Number(urgency) })}
          />
          {because("urgency")}
        </Part>
        <Part name={t("reading.churn")} corrected={isCorrected("churn")}>
          <Choice
            name={t("reading.churn")}
            value={String(reading.churn)}
            options={[
              { value: "false", label: t("churn.no") },
              { value: "true", label: t("churn.yes") },
            ]}
            onChange={(churn) => correct.mutate({ churn: churn === "true" })}
          />
          {because("churn")}
        </Part>
      </dl>
      <Themes reading={reading} correct={correct.mutate} />
      {reading.alike > 0 ? (
        <p className="mt-3 text-sm">
          {reading.duplicateBy === "person" ? `${t("alike.samePerson")} ` : null}
          {reading.duplicateBy === "address" ? `${t("alike.sameAddress")} ` : null}
          <AlikeLink responseId={response.id} alike={reading.alike} />
        </p>
      ) : null}
      <ErrorNotice error={correct.error} className="mt-2" />
      <p className="mt-2 text-xs text-muted">
        {reading.readBy
          ? t("reading.byModel", {
              model: reading.readBy.model,
              day: format.day(reading.readBy.on),
            })
          : t("reading.version", { version: reading.version })}
      </p>
    </>
  );
}

function Themes({ reading, correct }: { reading: Read; correct: (said: Correction) => void }) {
  const t = useMessages("web-themes");
  const { workspace } = useHere();
  const nameOf = useThemeName();
  const themes = useQuery(themesQuery(workspace.id));
  const others = (themes.data ?? []).filter(
    ({ id, kind, mergedInto }) =>
      kind !== "topic" && mergedInto === null && !reading.themes.some((theme) => theme.id === id),
  );
  return (
    <div className="mt-3">
      <h4 className="mb-1 text-sm text-muted">{t("reading.themes")}</h4>
      <ul className="space-y-1.5">
        {reading.themes.map(({ id, polarity }) => {
          const name = nameOf(id);
          return (
            <li key={id} className="flex flex-wrap items-center gap-2 text-sm">
              <span className="font-medium">{name}</span>
              <Choice
                name={t("reading.themeTone", { name })}
                value={polarity}
                options={[
                  ...POLARITIES.map((one) => ({ value: one, label: t(`tone.${one}`) })),
                  ...(polarity === "unclear"
                    ? [{ value: "unclear", label: t("tone.unclear") }]
                    : []),
                ]}
                onChange={(said) =>
                  correct({ themes: { [id]: POLARITIES.find((one) => one === said) ?? null } })
                }
              />
              <button
                type="button"
                className="grid size-8 place-items-center rounded-lg text-muted hover:bg-sunken touch:size-11"
                aria-label={`${t("notAbout")}: ${name}`}
                title={t("notAbout")}
                onClick={() => correct({ themes: { [id]: "none" } })}
              >
                <X aria-hidden className="size-4" />
              </button>
              {reading.corrected.includes(`theme:${id}`) ? <Mark /> : null}
            </li>
          );
        })}
      </ul>
      {others.length > 0 ? (
        <select
          className="field field--small mt-2 w-auto max-w-full"
          aria-label={t("reading.addTheme")}
          value=""
          onChange={(event) => {
            const id = event.target.value;
            if (id !== "") correct({ themes: { [id]: polarityOf(reading.tone) } });
          }}
        >
          <option value="">{t("reading.addTheme")}</option>
          {others.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
}

/** A theme that is added is spoken of as the whole comment is; the next choice sets that right. */
function polarityOf(tone: Read["tone"]): "positive" | "neutral" | "negative" {
  return POLARITIES.find((one) => one === tone) ?? "neutral";
}

function Part({
  name,
  corrected,
  children,
}: {
  name: string;
  corrected: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <dt className="w-24 shrink-0 text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
        {children}
        {corrected ? <Mark /> : null}
      </dd>
    </div>
  );
}

function Mark() {
  const t = useMessages("web-themes");
  return (
    <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs">
      {t("reading.correctedMark")}
    </span>
  );
}

function Choice({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <select
      className="field field--small w-auto max-w-full"
      aria-label={name}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
