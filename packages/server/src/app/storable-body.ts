import { storableText } from "@candor/contract/storable-text.ts";

/**
 * A body as the database can hold it: every text and every name in it without NUL and halves of
 * surrogate pairs, as files are cleaned when they are read. What is whole is handed back as it is.
 */
export function storableBody(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) {
    const cleaned = value.map(storableBody);
    return cleaned.some((item, index) => item !== value[index]) ? cleaned : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value);
  const cleaned = entries.map(([name, item]) => [storableText(name), storableBody(item)] as const);
  const same = cleaned.every(([name, item], index) => {
    const [before, was] = entries[index] ?? [];
    return name === before && item === was;
  });
  return same ? value : Object.fromEntries(cleaned);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
