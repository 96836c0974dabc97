import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const imports = openCatalogues("import");

/** One sentence about a file that is imported: `locales/{language}/import.json`; undefined where there is none. */
export function importMessage(
  tag: string,
  key: string,
  args: MessageArgs = {},
): string | undefined {
  return imports.all(tag)[key] === undefined && imports.all("en")[key] === undefined
    ? undefined
    : imports.message(tag, key, args);
}
