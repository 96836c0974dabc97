import { PageBlocks, type ToldItem } from "@candor/contract/public-page.ts";
import type { WidgetNewsItem } from "@candor/contract/widget.ts";
import type { NewsToTell } from "../channels/widget/widget-routes.ts";
import { channelMessage } from "../messages/channel-messages.ts";
import type { Database } from "../storage/database.ts";
import { blockOf, keyOfSource, type Reader, textFor } from "./page-blocks.ts";
import { dayIn } from "./page-numbers.ts";
import { factsOf, type ToldFacts } from "./told-facts.ts";

/** So many are told in a widget; the page has the rest. */
const SHOWN = 3;

/** What widgets tell those who answered: what stands on the public page as said and done, the first of it. */
export function newsToTell(db: Database): NewsToTell {
  return {
    async has(workspaceId) {
      return (await toldItems(db, workspaceId)).items.length > 0;
    },
    async latest(workspaceId, language) {
      const { items, own } = await toldItems(db, workspaceId);
      const sources = items.map(({ source }) => source);
      const facts = await factsOf(db, workspaceId, sources, new Date());
      const reader = { language, own };
      return items
        .flatMap((item) => newsItem(item, facts.get(keyOfSource(item.source)), reader) ?? [])
        .slice(0, SHOWN);
    },
  };
}

/** The items that are switched on, whether or not the page itself is open. */
async function toldItems(
  db: Database,
  workspaceId: string,
): Promise<{ items: readonly ToldItem[]; own: string }> {
  const row = await db
    .selectFrom("public_page as p")
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["p.blocks", "w.language"])
    .where("p.workspace_id", "=", workspaceId)
    .where("w.id", "=", workspaceId)
    .executeTakeFirst();
  const told = blockOf(PageBlocks.parse(row?.blocks ?? []), "told");
  const worded = (told?.on ? told.items : []).filter(({ did }) =>
    Object.values(did).some((text) => text.trim() !== ""),
  );
  return { items: worded, own: row?.language ?? "en" };
}

function newsItem(
  item: ToldItem,
  facts: ToldFacts | undefined,
  reader: Reader,
): WidgetNewsItem | null {
  const did = textFor(item.did, reader);
  if (!facts || !did) return null;
  const said = textFor(item.said, reader);
  const { language } = reader;
  const say = (key: string, args = {}) => channelMessage(language, `page.${key}`, args);
  const { heard, fixedOn } = facts;
  return {
    ...{ said: said?.text ?? "", saidIn: said?.lang ?? language },
    ...{ did: did.text, didIn: did.lang },
    facts: [
      ...(heard.voices > 0
        ? [`${say("step.heard")}: ${say("heard.n", { n: heard.voices })}.`]
        : []),
      ...(fixedOn ? [`${say("step.fixed")}: ${dayIn(language, fixedOn)}.`] : []),
    ],
  };
}
