import type { PageBlock, PublicPage } from "@candor/contract/public-page.ts";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextIn } from "./block-texts.tsx";
import { ToldFields } from "./told-fields.tsx";

/** What one block says, in the language that is being written. */
export function BlockFields({
  block,
  page,
  language,
  onChange,
}: {
  block: PageBlock;
  page: PublicPage;
  language: string;
  /** `where` names the field in which somebody types. */
  onChange: (block: PageBlock, where?: string) => void;
}) {
  const t = useMessages("web-public-page");
  switch (block.kind) {
    case "values":
    case "contact":
      return (
        <TextIn
          label={t(`text.${block.kind}`)}
          {...{ texts: block.texts, language }}
          longest={block.kind === "values" ? 2000 : 1000}
          rows={4}
          onChange={(texts) => onChange({ ...block, texts }, `${block.kind} ${language}`)}
        />
      );
    case "told":
      return <ToldFields {...{ block, page, language, onChange }} />;
    case "promises":
      return <PromiseFields {...{ block, page, language, onChange }} />;
    case "score":
      return <ScoreFields block={block} onChange={onChange} />;
    case "praise":
    case "ideas":
      return <p className="text-sm text-muted">{t("furtherText")}</p>;
    case "forms":
      return <p className="text-sm text-muted">{t("formsBelow")}</p>;
  }
}

function PromiseFields({
  block,
  page,
  language,
  onChange,
}: {
  block: Extract<PageBlock, { kind: "promises" }>;
  page: PublicPage;
  language: string;
  onChange: (block: PageBlock, where?: string) => void;
}) {
  const t = useMessages("web-public-page");
  const p = useMessages("web-promises");
  return (
    <div className="space-y-3">
      <p className="max-w-prose text-sm text-muted">
        {t("promisesText")}{" "}
        <Link to="/cases/promises" search={carried} className="link">
          {t("promisesLink")}
        </Link>
      </p>
      {page.promises.map((one) => (
        <TextIn
          key={one.id}
          label={`${one.words} (${p(`fate.${one.fate}`)})`}
          hint={t("promiseWords")}
          texts={block.words[one.id] ?? {}}
          {...{ language, longest: 1000 }}
          onChange={(texts) =>
            onChange(
              { ...block, words: { ...block.words, [one.id]: texts } },
              `promise ${one.id} ${language}`,
            )
          }
        />
      ))}
    </div>
  );
}

function ScoreFields({
  block,
  onChange,
}: {
  block: Extract<PageBlock, { kind: "score" }>;
  onChange: (block: PageBlock) => void;
}) {
  const t = useMessages("web-public-page");
  const surveys = useHere().surveys.filter(({ kind }) => kind !== "employee");
  const first = surveys.at(-1)?.id ?? "";
  return (
    <ChoiceField
      label={t("scoreOf")}
      hint={t("scoreText")}
      options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
      value={block.surveyId ?? first}
      onChange={(surveyId) => onChange({ ...block, surveyId })}
    />
  );
}
