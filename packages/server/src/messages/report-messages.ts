import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const report = openCatalogues("report");

/** One sentence of a report that goes out by mail, or of the pages its links open: `locales/{language}/report.json`. */
export function reportMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return report.message(tag, key, args);
}
