import { expect, test } from "vitest";
import { verdictOf } from "./audit.ts";

test("a weakness is named with its severity and where to read of it, and only what is grave fails", () => {
  const printed = JSON.stringify({
    vulnerabilities: {
      shelf: {
        ...{ severity: "high", fixAvailable: true },
        via: [{ title: "Reads beyond its end", url: "https://example.com/GHSA-1" }],
      },
      book: { severity: "low", via: ["shelf"], fixAvailable: false },
    },
  });
  expect(verdictOf(printed)).toEqual({
    lines: [
      "high: shelf: Reads beyond its end https://example.com/GHSA-1 (there is a version without it)",
      "low: book: by shelf",
    ],
    grave: 1,
  });
  expect(verdictOf('{"vulnerabilities":{}}')).toEqual({
    lines: ["no published weakness"],
    grave: 0,
  });
});

test("a registry that cannot be asked is said, and is never taken for no weakness", () => {
  for (const printed of [
    '{"message":"405 Method Not Allowed"}',
    '{"error":{"summary":"getaddrinfo ENOTFOUND"}}',
    "",
    "<html>",
  ]) {
    const { lines, grave } = verdictOf(printed);
    expect(grave).toBeNull();
    expect(lines.join()).toMatch(/^NOT AUDITED: the registry could not be asked \(.+\)$/);
  }
});
