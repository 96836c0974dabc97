import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { importQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportResult } from "./import-result.tsx";
import { PreviewForm } from "./preview-form.tsx";

/** One file: looked at, on its way in, or done. */
export function ImportScreen() {
  const t = useMessages("web-imports");
  const format = useFormat();
  const { importId } = useParams({ from: "/inside/imports/$importId" });
  const { workspace } = useHere();
  const query = useQuery(importQuery(workspace.id, importId));
  const one = query.data;
  return (
    <>
      <Link to="/imports" search={carried} className="button button--quiet mb-1 -ms-3">
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {t("title")}
      </Link>
      {query.isError && !one ? (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      ) : one ? (
        <>
          <PageHead
            title={one.fileName}
            lead={`${format.bytes(one.bytes)} · ${format.moment(one.createdAt)}`}
          />
          {one.status === "uploaded" ? (
            <PreviewForm one={one} />
          ) : one.status === "running" ? (
            <ImportProgress one={one} />
          ) : (
            <ImportResult one={one} />
          )}
        </>
      ) : (
        <GhostRows rows={6} />
      )}
    </>
  );
}
