import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");

test("no screen shows the browser's own words for choosing a file", () => {
  const fields = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
    .flatMap((file) =>
      readFileSync(join(SOURCE, file), "utf8")
        .split("<input")
        .slice(1)
        .map((tag) => ({ file, tag: tag.slice(0, tag.indexOf("/>")) })),
    )
    .filter(({ tag }) => tag.includes('type="file"'));
  expect(fields.length).toBeGreaterThan(2);
  expect(fields.filter(({ tag }) => !tag.includes('className="sr-only"'))).toEqual([]);
});
