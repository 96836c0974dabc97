import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const share = openCatalogues("share");
const reading = openCatalogues("reading");
const web = openCatalogues("web");
const themes = openCatalogues("web-themes");
const improvements = openCatalogues("web-improvements");
const overview = openCatalogues("web-overview");

/** One sentence of a page or mail that shows figures: `locales/{language}/share.json`. */
export function shareMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return share.message(tag, key, args);
}

/** What a reading of a score says, in the reader's language. */
export function readingMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return reading.message(tag, key, args);
}

/** What is said of an improvement, in the words of its own page. */
export function improvementMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return improvements.message(tag, key, args);
}

/** What a channel is called. */
export function channelName(tag: string, channel: string): string {
  return optional(web, tag, `channel.${channel}`) ?? channel;
}

/** How a band of a numeric property is called: "4 to below 7". */
export function bandName(
  tag: string,
  { from, to }: { from: string | null; to: string | null },
): string {
  if (from === null) return overview.message(tag, "band.below", { at: to ?? "" });
  return to === null
    ? overview.message(tag, "band.from", { at: from })
    : overview.message(tag, "band.toBelow", { from, to });
}

/** What one of the ten fixed themes is called; null for every other theme. */
export function aspectName(tag: string, id: string): string | null {
  return optional(themes, tag, `aspect.${id}`);
}

function optional(from: typeof web, tag: string, key: string): string | null {
  return from.all(tag)[key] === undefined ? null : from.message(tag, key);
}
