import type { Import } from "@candor/contract/import.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import FileSpreadsheet from "lucide-react/icons/file-spreadsheet";
import { importsQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { DropZone } from "./drop-zone.tsx";
import { PurchasesFile } from "./purchases-file.tsx";

/** Where files come in, and what became of those that came before. */
export function ImportsScreen() {
  const t = useMessages("web-imports");
  const { workspace } = useHere();
  const may = useMay();
  const imports = useQuery(importsQuery(workspace.id));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {may.write ? (
        <>
          <DropZone />
          <PurchasesFile />
        </>
      ) : (
        <Remark>{t("notAllowed")}</Remark>
      )}
      {imports.isError ? (
        <ErrorNotice error={imports.error} retry={() => void imports.refetch()} className="mt-6" />
      ) : null}
      {imports.isPending ? <GhostRows rows={3} /> : null}
      {imports.data && imports.data.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">{t("earlier")}</h2>
          <ul className="card divide-y divide-line">
            {imports.data.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** A file without answers: its rows are people. */
const ofPeople = ({ kind }: Import) => kind !== null && kind !== "answers";

function Row({ one }: { one: Import }) {
  const t = useMessages("web-imports");
  const format = useFormat();
  return (
    <li>
      <Link
        to="/imports/$importId"
        params={{ importId: one.id }}
        search={carried}
        className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-sunken"
      >
        <FileSpreadsheet aria-hidden className="size-5 shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{one.fileName}</span>
          <span className="block text-sm text-muted">
            {format.moment(one.createdAt)} · {format.bytes(one.bytes)}
          </span>
        </span>
        <span className="number text-end text-sm">
          <span className="block font-medium">{t(`status.${one.status}`)}</span>
          {one.status === "done" ? (
            <span className="text-muted">
              {t(ofPeople(one) ? "importedPeople" : "importedShort", { n: one.imported })}
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  );
}
