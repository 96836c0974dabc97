import type { Person } from "@candor/contract/person.ts";
import { expect, test } from "vitest";
import { draftOf, toCreate, toPatch } from "./person-draft.ts";

const person: Person = {
  id: "0190c6e2-0000-7000-8000-000000000001",
  email: "anna@example.com",
  phone: null,
  externalId: null,
  name: "Anna",
  language: "lv",
  timeZone: null,
  attributes: { store: "Riga", orders: 12 },
  tags: [],
  account: null,
  accountRole: null,
  answers: 0,
  lastScore: null,
  lastAnsweredAt: null,
  lastAskedAt: null,
  createdAt: "2026-05-01T10:00:00Z",
};

test("a form that was only looked at changes nothing", () => {
  expect(toPatch(person, draftOf(person))).toEqual({});
});

test("an emptied field is emptied, a removed property is removed, an untouched number stays a number", () => {
  const draft = draftOf(person);
  draft.name = " ";
  draft.phone = "+371 20000000";
  draft.attributes = draft.attributes.filter(({ name }) => name !== "store");
  expect(toPatch(person, draft)).toEqual({
    name: null,
    phone: "+371 20000000",
    attributes: { store: null },
  });
});

test("a new person is sent without the fields that were left empty", () => {
  const draft = draftOf(null);
  draft.email = " bo@example.com ";
  draft.attributes = [
    { key: 0, name: "plan", value: "pro" },
    { key: 1, name: "", value: "forgotten" },
  ];
  expect(toCreate(draft)).toEqual({ email: "bo@example.com", attributes: { plan: "pro" } });
});
