import type { PageBlock, PageBlocks, PageTexts, ToldSource } from "@candor/contract/public-page.ts";
import { PAGE_BLOCKS, PageBlock as PageBlockSchema } from "@candor/contract/public-page.ts";

/** Links to what is there already; everything else says something, and is switched on by somebody. */
const ON_AT_FIRST: readonly PageBlock["kind"][] = ["praise", "ideas", "forms"];

/** All blocks: those that were saved, in their order, and after them the others as they are at first. */
export function allBlocks(saved: readonly PageBlock[]): PageBlocks {
  const missing = PAGE_BLOCKS.filter((kind) => !saved.some((block) => block.kind === kind));
  return [
    ...saved,
    ...missing.map((kind) => PageBlockSchema.parse({ kind, on: ON_AT_FIRST.includes(kind) })),
  ];
}

export function blockOf<K extends PageBlock["kind"]>(
  blocks: readonly PageBlock[],
  kind: K,
): Extract<PageBlock, { kind: K }> | undefined {
  return blocks.find((one): one is Extract<PageBlock, { kind: K }> => one.kind === kind);
}

/** Who reads: in which language, and which is spoken where a text is not there in it. */
export interface Reader {
  language: string;
  /** The workspace's own. */
  own: string;
}

/** A text in the reader's language, else the workspace's, else any that is there. */
export function textFor(
  texts: PageTexts,
  { language, own }: Reader,
): { text: string; lang: string } | null {
  const root = language.split("-")[0] ?? language;
  for (const lang of [root, own, ...Object.keys(texts).sort()]) {
    const text = texts[lang]?.trim();
    if (text) return { text, lang };
  }
  return null;
}

export function keyOfSource({ kind, id }: ToldSource): string {
  return `${kind} ${id}`;
}
