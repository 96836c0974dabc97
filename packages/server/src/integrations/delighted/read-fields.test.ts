import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsOfBody, fieldsOfForm } from "./read-fields.ts";

const body = (text: string) => fieldsOfBody(new TextEncoder().encode(text));

test("an empty body has no parameters, and JSON is recognised by how it begins", () => {
  expect(body("")).toEqual({});
  expect(body(" \n ")).toEqual({});
  expect(body('\uFEFF {"a": [1, "b"]}')).toEqual({ a: [1, "b"] });
  expect(body("a=1&b=x%20y+z")).toEqual({ a: "1", b: "x y z" });
});

test("what begins like JSON and is none is refused with a sentence", () => {
  for (const text of ["{", "[1]", '"text"', '{"a":}']) {
    expect(() => body(text)).toThrow(/JSON/);
  }
});

test("brackets are lists and maps; broken ones belong to the name", () => {
  expect(
    fieldsOfForm("p[Purchase Experience]=App&p[n]=1&l[]=a&l[]=b&r=1&r=2&i[0]=x&i[1]=y"),
  ).toEqual({
    p: { "Purchase Experience": "App", n: "1" },
    l: ["a", "b"],
    r: ["1", "2"],
    i: ["x", "y"],
  });
  expect(fieldsOfForm("a[b=1&]c=2&p[tags][]=x&p[tags][]=y")).toEqual({
    "a[b": "1",
    "]c": "2",
    p: { tags: ["x", "y"] },
  });
});

test("no name reaches the prototype of anything", () => {
  const fields = fieldsOfForm("__proto__[polluted]=1&constructor[prototype]=2&__proto__=3");
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
});

test("every flat form is read as it was written, and no text at all is an accident", () => {
  const name = fc.stringMatching(/^[a-z_]{1,12}$/);
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: "grapheme" }), { maxKeys: 8 }), (given) => {
      const written = new URLSearchParams(given).toString();
      expect({ ...fieldsOfForm(written) }).toEqual({ ...given });
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      try {
        expect(body(text)).toBeTypeOf("object");
      } catch (error) {
        expect(error).toMatchObject({ status: 422 });
      }
    }),
  );
});
