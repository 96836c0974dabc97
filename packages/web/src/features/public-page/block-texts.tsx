import type { PageTexts } from "@candor/contract/public-page.ts";
import type { ReactNode } from "react";
import { TextArea } from "../../parts/field.tsx";

/** One text in the language that is being written; the others stay as they are. */
export function TextIn({
  label,
  hint,
  texts,
  language,
  longest,
  rows = 2,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  texts: PageTexts;
  language: string;
  longest: number;
  rows?: number;
  onChange: (texts: PageTexts) => void;
}) {
  return (
    <div lang={language}>
      <TextArea
        dir="auto"
        label={label}
        hint={hint}
        rows={rows}
        maxLength={longest}
        value={texts[language] ?? ""}
        onChange={(event) => {
          const { [language]: _was, ...rest } = texts;
          const { value } = event.target;
          onChange(value === "" ? rest : { ...rest, [language]: value });
        }}
      />
    </div>
  );
}
