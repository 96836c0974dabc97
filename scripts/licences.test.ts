import { expect, test } from "vitest";
import {
  ALLOWED,
  ALLOWED_TO_BUILD,
  billOfMaterials,
  isAllowed,
  lockedPackages,
  WITHOUT_LICENCE,
} from "./licences.ts";

const packages = lockedPackages();
const refused = (dev: boolean, allowed: ReadonlySet<string>) =>
  packages
    .filter((one) => one.dev === dev && !isAllowed(one.licence, allowed))
    .map(({ name, licence }) => `${name}: ${licence}`);

test("everything that is part of Candor may be handed on under its licence", () => {
  expect(packages.filter(({ dev }) => !dev).length).toBeGreaterThan(150);
  expect(refused(false, ALLOWED)).toEqual([]);
});

test("what builds and tests it asks for nothing that would bind what is built", () => {
  expect(packages.filter(({ dev }) => dev).length).toBeGreaterThan(200);
  const known = Object.keys(WITHOUT_LICENCE).map((name) => `${name}: unknown`);
  expect(refused(true, ALLOWED_TO_BUILD)).toEqual(known);
});

test("a licence that offers a choice is allowed by one of its choices, one that asks for two by both", () => {
  expect(isAllowed("(MIT OR GPL-3.0-or-later)", ALLOWED)).toBe(true);
  expect(isAllowed("(MIT AND GPL-3.0-or-later)", ALLOWED)).toBe(false);
  expect(isAllowed("AGPL-3.0-only", ALLOWED)).toBe(false);
  expect(isAllowed("unknown", ALLOWED_TO_BUILD)).toBe(false);
});

test("the bill of materials names each package once, with its checksum", () => {
  const { components } = billOfMaterials(packages, "1.2.3");
  const names = components.map(({ purl }) => purl);
  expect(new Set(names).size).toBe(names.length);
  const fastify = components.find(({ name }) => name === "fastify");
  expect(fastify).toMatchObject({
    purl: expect.stringMatching(/^pkg:npm\/fastify@\d/),
    hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
  });
  expect(components.some(({ name }) => name === "oidc-provider")).toBe(false);
});
