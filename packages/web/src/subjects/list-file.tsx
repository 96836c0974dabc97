import { type ReactNode, useState } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { FileButton } from "../parts/file-button.tsx";
import { ErrorNotice } from "../parts/notice.tsx";

/** Whoever shows a list brings its words along: both areas have them. */
type Words = "web-asking" | "web-imports";

/** A list as CSV, pasted or from a file, and what became of its rows. */
export function ListFile<Result>({
  area,
  title,
  text,
  columns,
  button,
  send,
  children,
}: {
  area: Words;
  title: string;
  text: string;
  /** The first line, as an example. */
  columns: string;
  button: string;
  send: {
    mutate: (csv: string) => void;
    isPending: boolean;
    error: unknown;
    data: Result | undefined;
  };
  children: (result: Result) => ReactNode;
}) {
  const t = useMessages(area);
  const [csv, setCsv] = useState("");
  return (
    <section aria-label={title} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{text}</p>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending && csv.trim() !== "") send.mutate(csv);
        }}
      >
        <TextArea
          label={t("file.paste")}
          dir="ltr"
          spellCheck={false}
          placeholder={columns}
          className="[&_textarea]:max-h-56 [&_textarea]:font-mono [&_textarea]:text-sm"
          value={csv}
          onChange={(event) => setCsv(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="strong" busy={send.isPending} disabled={csv.trim() === ""}>
            {button}
          </Button>
          <FileButton accept=".csv,.txt,text/csv" onFile={(file) => void file.text().then(setCsv)}>
            {t("file.choose")}
          </FileButton>
        </div>
        <div role="status" className="number text-sm empty:hidden">
          {send.data === undefined ? null : children(send.data)}
        </div>
        <ErrorNotice error={send.error} />
      </form>
    </section>
  );
}

const SHOWN = 20;

/** Rows that could not be read, with the line of the file. */
export function Rejected({
  area,
  rows,
}: {
  area: Words;
  rows: { line: number; problem: string }[];
}) {
  const t = useMessages(area);
  if (rows.length === 0) return null;
  return (
    <div className="mt-2 rounded-xl bg-detractor-soft p-3">
      <p className="font-medium">{t("file.rejected", { n: rows.length })}</p>
      <ul className="mt-1">
        {rows.slice(0, SHOWN).map(({ line, problem }) => (
          <li key={line}>
            {t("file.line", { line })} <span lang="en">{problem}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
