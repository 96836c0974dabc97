import type { SavedReply } from "@candor/contract/saved-reply.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { PLACEHOLDERS } from "./placeholders-left.ts";
import { repliesKey } from "./reply-queries.ts";

/** Languages of customers that are offered; any other that a text is in already stays. */
const OFFERED = [
  ...["en", "ru", "lv", "sv", "et", "lt", "fi", "de", "pl", "uk", "fr", "es", "it", "nl"],
  ...["da", "nb", "pt", "cs"],
];

type Text = SavedReply["texts"][number];

/** A saved reply: its name, whose it is, and its words in each language. */
export function ReplyForm({ reply, onDone }: { reply: SavedReply | null; onDone: () => void }) {
  const t = useMessages("web-replies");
  const w = useMessages("web");
  const { workspace } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const [name, setName] = useState(reply?.name ?? "");
  const [teamId, setTeamId] = useState(reply?.teamId ?? "");
  const [texts, setTexts] = useState<Text[]>(reply?.texts ?? [{ language: language, text: "" }]);
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), teamId: teamId || null, texts };
      return reply
        ? ask(
            api(workspace.id).PATCH("/api/v1/saved-replies/{savedReplyId}", {
              params: { path: { savedReplyId: reply.id } },
              body,
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/saved-replies", { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: repliesKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      aria-label={reply?.name ?? t("new")}
      className="card mb-4 max-w-3xl space-y-5 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          autoFocus
          required
          maxLength={100}
          label={t("name")}
          hint={t("name.hint")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <ChoiceField
          label={t("team")}
          options={[
            { value: "", label: t("team.all") },
            ...teams
              .filter((team) => team.archivedAt === null || team.id === teamId)
              .map((team) => ({ value: team.id, label: team.name })),
          ]}
          value={teamId}
          onChange={setTeamId}
        />
      </div>
      <Placeholders />
      <Texts texts={texts} onChange={setTexts} />
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {t("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** What may stand in braces, and what becomes of one that is empty. */
function Placeholders() {
  const t = useMessages("web-replies");
  return (
    <details className="rounded-xl bg-sunken p-3 text-sm">
      <summary className="cursor-pointer font-medium">{t("placeholders")}</summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {PLACEHOLDERS.map((name) => (
          <div key={name} className="contents">
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd className="text-muted">{t(`placeholder.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-muted">{t("placeholders.otherwise", { example: EXAMPLE })}</p>
      <p className="mt-1 text-muted">{t("placeholders.empty")}</p>
    </details>
  );
}

/** As it is written in every language: braces and bar are not part of the sentence around it. */
const EXAMPLE = "{name|…}";

function Texts({ texts, onChange }: { texts: Text[]; onChange: (texts: Text[]) => void }) {
  const t = useMessages("web-replies");
  const format = useFormat();
  const left = OFFERED.filter((tag) => texts.every(({ language }) => language !== tag));
  return (
    <fieldset className="space-y-4">
      <legend className="mb-1 text-sm font-semibold">{t("texts")}</legend>
      {texts.map(({ language, text }) => (
        <div key={language}>
          <TextArea
            required
            lang={language}
            maxLength={10_000}
            label={format.languageName(language)}
            value={text}
            onChange={(event) =>
              onChange(
                texts.map((one) =>
                  one.language === language ? { language, text: event.target.value } : one,
                ),
              )
            }
          />
          {texts.length > 1 ? (
            <Button
              look="quiet"
              onClick={() => onChange(texts.filter((one) => one.language !== language))}
            >
              {t("texts.remove", { language: format.languageName(language) })}
            </Button>
          ) : null}
        </div>
      ))}
      <ChoiceField
        className="max-w-xs"
        label={t("texts.add")}
        options={[
          { value: "", label: t("texts.choose") },
          ...left.map((value) => ({ value, label: format.languageName(value) })),
        ]}
        value=""
        onChange={(language) => {
          if (language !== "") onChange([...texts, { language, text: "" }]);
        }}
      />
    </fieldset>
  );
}
