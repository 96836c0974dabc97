import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";

const catalogue: Record<string, string> = JSON.parse(
  readFileSync(new URL("../../../../locales/en/reading.json", import.meta.url), "utf8"),
);

/** Readings as the command line says them, in English. */
export function sentences(
  messages: readonly { key: string; args: Readonly<Record<string, string | number>> }[],
): string[] {
  return messages.map(({ key, args }) =>
    String(new IntlMessageFormat(catalogue[key] ?? key, "en").format({ ...args })),
  );
}
