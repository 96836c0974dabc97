import type { CreatePerson, PatchPerson, Person } from "@candor/contract/person.ts";

/** What the form holds: texts, as they were typed. */
export type PersonDraft = {
  email: string;
  phone: string;
  name: string;
  externalId: string;
  language: string;
  timeZone: string;
  /** The name of their company. */
  account: string;
  accountRole: string;
  attributes: { key: number; name: string; value: string }[];
};

const FIELDS = [
  ...(["email", "phone", "name", "externalId", "language", "timeZone"] as const),
  ...(["account", "accountRole"] as const),
];

export function draftOf(person: Person | null): PersonDraft {
  const text = (field: (typeof FIELDS)[number]) => known(person, field);
  return {
    email: text("email"),
    phone: text("phone"),
    name: text("name"),
    externalId: text("externalId"),
    language: text("language"),
    timeZone: text("timeZone"),
    account: text("account"),
    accountRole: text("accountRole"),
    attributes: Object.entries(person?.attributes ?? {}).map(([name, value], key) => ({
      key,
      name,
      value: String(value),
    })),
  };
}

function known(person: Person | null, field: (typeof FIELDS)[number]): string {
  if (field === "account") return person?.account?.name ?? "";
  return person?.[field] ?? "";
}

/** A new person: fields left empty are not sent. */
export function toCreate(draft: PersonDraft): CreatePerson {
  const filled = Object.fromEntries(
    FIELDS.map((field) => [field, draft[field].trim()] as const).filter(
      ([, value]) => value !== "",
    ),
  );
  return { ...filled, attributes: Object.fromEntries(attributesOf(draft)) };
}

/** Only what changed: an emptied field becomes null, a removed property too. */
export function toPatch(person: Person, draft: PersonDraft): PatchPerson {
  const patch: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const value = draft[field].trim();
    if (value !== known(person, field)) patch[field] = value === "" ? null : value;
  }
  const wanted = attributesOf(draft);
  const attributes: Record<string, string | null> = {};
  for (const [name, value] of wanted) {
    // What stays as it was keeps its type, too: a number does not turn into text.
    if (String(person.attributes[name] ?? "") !== value) attributes[name] = value;
  }
  for (const name of Object.keys(person.attributes)) {
    if (!wanted.has(name)) attributes[name] = null;
  }
  if (Object.keys(attributes).length > 0) patch.attributes = attributes;
  return patch;
}

function attributesOf(draft: PersonDraft): Map<string, string> {
  return new Map(
    draft.attributes
      .map(({ name, value }) => [name.trim(), value.trim()] as const)
      .filter(([name, value]) => name !== "" && value !== ""),
  );
}
