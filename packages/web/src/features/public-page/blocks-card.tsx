import type { PageBlock, PageBlocks, PublicPage } from "@candor/contract/public-page.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { BlockFields } from "./block-fields.tsx";
import { PagePreview } from "./page-preview.tsx";
import { publicPageQuery } from "./public-page-queries.ts";
import { useSteps } from "./use-steps.ts";

const RESTED_MS = 400;

/** What stands on the page: its order, what is shown, the words in each language, and the page as it would be. */
export function BlocksCard({ page }: { page: PublicPage }) {
  const t = useMessages("web-public-page");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = publicPageQuery(workspace.id);
  const [language, setLanguage] = useState(page.languages[0] ?? "en");
  const { now: blocks, change, undo, begin } = useSteps<PageBlocks>(page.blocks);
  const rested = useDelayed(blocks, RESTED_MS);
  const dirty = JSON.stringify(blocks) !== JSON.stringify(page.blocks);
  const save = useMutation({
    mutationFn: (given: { blocks: PageBlocks; version: number }) =>
      ask(
        api(workspace.id).PUT("/api/v1/public-page", {
          body: { slug: page.slug ?? "", enabled: page.enabled, ...given },
        }),
      ),
    onSuccess: (next) => {
      client.setQueryData(query.queryKey, next);
      begin(next.blocks);
    },
  });
  const replace = (at: number, next: PageBlock, where?: string) =>
    change(
      blocks.map((one, i) => (i === at ? next : one)),
      where,
    );
  const move = (at: number, by: -1 | 1) => {
    const [here, there] = [blocks[at], blocks[at + by]];
    if (!here || !there) return;
    change(blocks.map((one, i) => (i === at ? there : i === at + by ? here : one)));
  };
  const before = page.blocks;
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_21rem]">
      <section aria-label={t("blocks")} className="card min-w-0 p-4 sm:p-6">
        <h2 className="font-semibold">{t("blocks")}</h2>
        <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("blocksText")}</p>
        <SaveForm
          save={save}
          dirty={dirty}
          onDiscard={() => begin(page.blocks)}
          onSave={() => save.mutate({ blocks, version: page.version })}
          undo={() => save.mutate({ blocks: before, version: page.version + 1 })}
        >
          <div className="flex flex-wrap items-end justify-between gap-3">
            <ChoiceField
              label={t("textLanguage")}
              options={page.languages.map((value) => ({
                value,
                label: format.languageName(value),
              }))}
              value={language}
              onChange={setLanguage}
            />
            <Button look="quiet" disabled={!undo} onClick={undo}>
              {w("undo")}
            </Button>
          </div>
          <ol className="divide-y divide-line border-y border-line">
            {blocks.map((block, at) => (
              <li key={block.kind} className="py-3">
                <div className="flex items-center gap-1">
                  <label className="flex min-h-11 min-w-0 flex-1 items-center gap-3 font-medium">
                    <input
                      type="checkbox"
                      className="size-5 shrink-0"
                      checked={block.on}
                      onChange={(event) => replace(at, { ...block, on: event.target.checked })}
                    />
                    {t(`block.${block.kind}`)}
                  </label>
                  <IconButton
                    name={t("up", { block: t(`block.${block.kind}`) })}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  >
                    <ArrowUp aria-hidden className="size-4" />
                  </IconButton>
                  <IconButton
                    name={t("down", { block: t(`block.${block.kind}`) })}
                    disabled={at === blocks.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <ArrowDown aria-hidden className="size-4" />
                  </IconButton>
                </div>
                {block.on ? (
                  <BlockFields
                    {...{ block, page, language }}
                    onChange={(next, where) => replace(at, next, where)}
                  />
                ) : null}
              </li>
            ))}
          </ol>
        </SaveForm>
      </section>
      <PagePreview blocks={rested} language={language} />
    </div>
  );
}
