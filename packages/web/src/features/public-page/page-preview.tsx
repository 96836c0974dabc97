import type { PageBlocks } from "@candor/contract/public-page.ts";
import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Letter } from "../../parts/letter.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { pagePreviewQuery } from "./public-page-queries.ts";

/** The page as it would be, while it is written; nothing runs in it and its links lead nowhere. */
export function PagePreview({ blocks, language }: { blocks: PageBlocks; language: string }) {
  const t = useMessages("web-public-page");
  const { workspace } = useHere();
  const query = useQuery(pagePreviewQuery(workspace.id, { blocks, language }));
  return (
    <section
      aria-label={t("preview")}
      className="card min-w-0 p-4 xl:sticky xl:top-20 xl:[&_iframe]:max-h-[calc(100dvh-11rem)]"
    >
      <h2 className="mb-3 font-semibold">{t("preview")}</h2>
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {({ html }) => <Letter html={html} title={t("preview")} />}
      </Loaded>
    </section>
  );
}
