import type { Survey } from "@candor/contract/survey.ts";
import Download from "lucide-react/icons/download";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { SelectField } from "../../parts/field.tsx";
import { queryText } from "../../request/query-text.ts";

/** The code as it will be printed, and the same as files: picture, poster. */
export function QrCard(props: {
  survey: Survey;
  link: string;
  places: string[];
  source: string;
  onSource: (source: string) => void;
}) {
  const { survey, source } = props;
  const t = useMessages("web-channels");
  const format = useFormat();
  const { workspace } = useHere();
  const [language, setLanguage] = useState("");
  const href = (query: Record<string, string>) =>
    `/api/v1/surveys/${survey.id}/qr${queryText({ ...query, source, language, workspace: workspace.id })}`;
  const files = [
    { name: "SVG", href: href({ format: "svg" }) },
    { name: "PNG", href: href({ format: "png" }) },
    { name: t("qr.poster", { size: "A4" }), href: href({ format: "pdf", size: "a4" }) },
    { name: t("qr.poster", { size: "A6" }), href: href({ format: "pdf", size: "a6" }) },
  ];
  return (
    <section aria-label={t("qr")} className="card min-w-0 space-y-4 p-4 sm:p-5">
      <CopyField label={t("linkHere")} value={props.link} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("source")}
          value={source}
          onChange={(event) => props.onSource(event.target.value)}
        >
          <option value="">{t("source.none")}</option>
          {props.places.map((place) => (
            <option key={place} value={place}>
              {place}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("qr.language")}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          <option value="">{t("qr.anyLanguage")}</option>
          {survey.languages.map((tag) => (
            <option key={tag} value={tag}>
              {format.languageName(tag)}
            </option>
          ))}
        </SelectField>
      </div>
      {/* White also in the dark: a camera reads dark modules on a light ground. */}
      <div className="mx-auto w-full max-w-60 rounded-xl border border-line bg-white p-3">
        <img
          src={href({ format: "svg" })}
          alt={t("qr.alt", { name: survey.name })}
          className="aspect-square w-full"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {files.map((file) => (
          <a key={file.name} href={file.href} download className="button button--plain">
            <Download aria-hidden className="size-4" />
            {file.name}
          </a>
        ))}
      </div>
    </section>
  );
}
