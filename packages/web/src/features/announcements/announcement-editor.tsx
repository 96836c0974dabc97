import type {
  Announcement,
  AnnouncementText,
  AnnouncementTexts,
} from "@candor/contract/announcement.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { WordingWarnings } from "../../subjects/wording-warnings.tsx";
import { announcementsKey } from "./announcement-queries.ts";
import { AudienceFields } from "./audience-fields.tsx";
import { LetterPreview } from "./letter-preview.tsx";
import { SendActs } from "./send-acts.tsx";

const RESTED_MS = 400;
const GROUPS = ["promoter", "passive", "detractor"] as const;

/** The words in each language and who hears them, beside the letter that one of them would get. */
export function AnnouncementEditor({ one }: { one: Announcement }) {
  const t = useMessages("web-announcements");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [title, setTitle] = useState(one.title);
  const [texts, setTexts] = useState<AnnouncementTexts>(one.texts);
  const [audience, setAudience] = useState(one.audience);
  const languages = Object.keys(texts).sort();
  const [chosen, setChosen] = useState(languages[0] ?? "en");
  const wanted = useDelayed({ texts, audience }, RESTED_MS);
  const changed =
    title !== one.title ||
    JSON.stringify([texts, audience]) !== JSON.stringify([one.texts, one.audience]);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/announcements/{announcementId}", {
          params: { path: { announcementId: one.id } },
          body: defined({ title: title.trim(), texts, audience, version: one.version }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: announcementsKey(workspace.id) }),
  });
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? "en");
  const text = texts[language] ?? { subject: "", body: "" };
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form
        className="card min-w-0 space-y-4 p-4 sm:p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== "") save.mutate();
        }}
      >
        <TextField
          label={t("field.title")}
          hint={t("field.titleHint")}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <AudienceFields one={one} audience={audience} onChange={setAudience} />
        <fieldset className="min-w-0">
          <legend className="mb-1.5 text-sm font-medium">{t("letter")}</legend>
          <p className="mb-2 text-sm text-muted">{t("letter.places")}</p>
          <LanguageTabs
            {...{ texts, language }}
            onChoose={setChosen}
            onTexts={(next, show) => {
              setTexts(next);
              setChosen(show);
            }}
          >
            <Words
              key={language}
              {...{ text, language }}
              onChange={(next) => setTexts({ ...texts, [language]: next })}
            />
          </LanguageTabs>
        </fieldset>
        <ErrorNotice error={save.error} />
        <Button type="submit" busy={save.isPending} disabled={!changed || title.trim() === ""}>
          {t("save")}
        </Button>
      </form>
      <div className="min-w-0 space-y-4 xl:sticky xl:top-20">
        <LetterPreview announcementId={one.id} wanted={wanted} />
        <SendActs one={one} changed={changed} />
      </div>
    </div>
  );
}

/** A letter for each language; those that nobody needs can be taken out. */
function LanguageTabs({
  texts,
  language,
  onChoose,
  onTexts,
  children,
}: {
  texts: AnnouncementTexts;
  language: string;
  onChoose: (language: string) => void;
  onTexts: (texts: AnnouncementTexts, show: string) => void;
  children: React.ReactNode;
}) {
  const t = useMessages("web-announcements");
  const format = useFormat();
  const languages = Object.keys(texts).sort();
  const remove = () => {
    const rest = Object.fromEntries(Object.entries(texts).filter(([one]) => one !== language));
    onTexts(rest, Object.keys(rest).sort()[0] ?? language);
  };
  return (
    <>
      <Tabs
        name={t("letter")}
        tabs={languages.map((value) => ({ value, label: format.languageName(value) }))}
        value={language}
        onChange={onChoose}
      >
        {children}
      </Tabs>
      {languages.length > 1 ? (
        <Button look="quiet" className="mt-2" onClick={remove}>
          {t("language.remove", { language: format.languageName(language) })}
        </Button>
      ) : null}
    </>
  );
}

function Words({
  text,
  language,
  onChange,
}: {
  text: AnnouncementText;
  language: string;
  onChange: (text: AnnouncementText) => void;
}) {
  const t = useMessages("web-announcements");
  const groups = text.groups ?? {};
  return (
    <div className="space-y-4" lang={language}>
      <TextField
        label={t("field.subject")}
        maxLength={200}
        value={text.subject}
        onChange={(event) => onChange({ ...text, subject: event.target.value })}
      />
      <TextArea
        label={t("field.body")}
        rows={10}
        maxLength={10_000}
        value={text.body}
        onChange={(event) => onChange({ ...text, body: event.target.value })}
      />
      <WordingWarnings
        text={[text.subject, text.body, ...GROUPS.map((group) => groups[group]?.body ?? "")].join(
          "\n",
        )}
        language={language}
        of="text"
      />
      <details open={Object.keys(groups).length > 0}>
        <summary className="min-h-11 cursor-pointer py-2 text-sm font-medium">
          {t("groups")}
        </summary>
        <p className="mb-3 text-sm text-muted">{t("groups.hint")}</p>
        <div className="space-y-3">
          {GROUPS.map((group) => (
            <TextArea
              key={group}
              label={t(`group.${group}`)}
              maxLength={10_000}
              value={groups[group]?.body ?? ""}
              onChange={(event) => {
                const { [group]: _was, ...rest } = groups;
                const body = event.target.value;
                const next = body === "" ? rest : { ...rest, [group]: { body } };
                const { groups: _groups, ...plain } = text;
                onChange(Object.keys(next).length === 0 ? plain : { ...plain, groups: next });
              }}
            />
          ))}
        </div>
      </details>
    </div>
  );
}
