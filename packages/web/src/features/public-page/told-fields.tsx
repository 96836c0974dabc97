import type { PageBlock, PublicPage, ToldItem } from "@candor/contract/public-page.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextIn } from "./block-texts.tsx";

type Told = Extract<PageBlock, { kind: "told" }>;

/** The most that one page tells. */
const MOST = 12;

const keyOf = ({ source }: Pick<ToldItem, "source">) => `${source.kind} ${source.id}`;

/** What customers said and what was done, in words for everybody; and what could be told, one click each. */
export function ToldFields({
  block,
  page,
  language,
  onChange,
}: {
  block: Told;
  page: PublicPage;
  language: string;
  onChange: (block: PageBlock, where?: string) => void;
}) {
  const t = useMessages("web-public-page");
  const format = useFormat();
  const { items } = block;
  const titleOf = (item: ToldItem) => page.mayTell.find((one) => keyOf(one) === keyOf(item))?.title;
  const others = page.mayTell.filter((one) => !items.some((item) => keyOf(item) === keyOf(one)));
  const set = (next: ToldItem[], where?: string) => onChange({ ...block, items: next }, where);
  const replace = (at: number, next: ToldItem, where: string) =>
    set(
      items.map((one, i) => (i === at ? next : one)),
      where,
    );
  return (
    <div className="space-y-4">
      <p className="max-w-prose text-sm text-muted">{t("toldText")}</p>
      {items.map((item, at) => {
        const title = titleOf(item) ?? t("toldGone");
        return (
          <fieldset
            key={keyOf(item)}
            className="min-w-0 space-y-3 rounded-xl border border-line p-4"
          >
            <legend className="px-1 text-sm font-medium wrap-anywhere">{title}</legend>
            <TextIn
              label={t("said")}
              {...{ texts: item.said, language, longest: 500 }}
              onChange={(said) => replace(at, { ...item, said }, `said ${keyOf(item)} ${language}`)}
            />
            <TextIn
              label={t("did")}
              {...{ texts: item.did, language, longest: 500 }}
              onChange={(did) => replace(at, { ...item, did }, `did ${keyOf(item)} ${language}`)}
            />
            <Button look="quiet" onClick={() => set(items.filter((_, i) => i !== at))}>
              {t("remove")}
            </Button>
          </fieldset>
        );
      })}
      {others.length > 0 && items.length < MOST ? (
        <ul aria-label={t("mayTell")} className="space-y-2">
          {others.map((one) => (
            <li key={keyOf(one)} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Button
                onClick={() =>
                  set([{ source: one.source, said: {}, did: { [language]: one.title } }, ...items])
                }
              >
                {t("tell", { title: one.title })}
              </Button>
              <span className="text-sm text-muted">
                {one.fixedOn ? t("fixedOn", { day: format.day(one.fixedOn) }) : null}{" "}
                {one.told > 0 ? t("toldCount", { n: one.told }) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {page.mayTell.length === 0 ? (
        <p className="text-sm text-muted">{t("nothingToTell")}</p>
      ) : null}
    </div>
  );
}
