import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import type { Scripts } from "./interview-queries.ts";

/** Words to be spoken, in the language they are spoken in. */
export function Say({ language, children }: { language: string; children: React.ReactNode }) {
  return (
    <p
      lang={language}
      dir="auto"
      className="border-s-4 border-accent ps-3 text-lg leading-snug wrap-anywhere"
    >
      {children}
    </p>
  );
}

/** Which language to speak, where the survey has several. */
export function ScriptLanguage({
  scripts,
  value,
  onChange,
}: {
  scripts: Scripts;
  value: string;
  onChange: (language: string) => void;
}) {
  const t = useMessages("web-interview");
  const format = useFormat();
  const languages = Object.keys(scripts);
  if (languages.length < 2) return null;
  return (
    <label className="mt-2 flex items-center gap-2 text-sm text-muted">
      {t("script.language")}
      <select
        className="field field--small"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {format.languageName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The person's language where the survey speaks it, exactly or by its main part; else the survey's own. */
export function scriptFor(scripts: Scripts, wish: string | null, own: string): string {
  const tags = Object.keys(scripts);
  const main = (tag: string) => tag.toLowerCase().split("-")[0];
  const found =
    wish === null
      ? undefined
      : (tags.find((tag) => tag.toLowerCase() === wish.toLowerCase()) ??
        tags.find((tag) => main(tag) === main(wish)));
  return found ?? (tags.includes(own) ? own : (tags[0] ?? own));
}
