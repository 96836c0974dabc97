import { expect, test } from "vitest";
import { withoutQuotation } from "./fold-quotation.ts";
import { textOfHtml } from "./text-of-html.ts";

/** Steps that grow with the square of such lengths take many minutes; a walk takes a fraction of a second. */
const GENEROUS_MS = 5000;

test.each([
  ["comments never closed", "<!--".repeat(3e6)],
  ["styles never closed", "<style ".repeat(1e6)],
  ["heads never closed", "<head>".repeat(5e5)],
  ["marks never closed", "<a".repeat(3e6)],
  ["lone marks", "< ".repeat(5e5)],
  ["hard spaces", "&nbsp;".repeat(1e6)],
  ["entities never closed", `&${"a".repeat(3e6)}`],
])("a mail of %s is read in one walk", (_what, html) => {
  const began = performance.now();
  textOfHtml(html);
  expect(performance.now() - began).toBeLessThan(GENEROUS_MS);
});

test("empty lines between two quoted ones are walked once", () => {
  const began = performance.now();
  expect(withoutQuotation(`Yes.\n> a${"\n".repeat(99_990)}> b`, [], [])).toBe("Yes.");
  expect(performance.now() - began).toBeLessThan(GENEROUS_MS);
});

test("the words of a mail stay, its markup and what is hidden go", () => {
  const html =
    "<html><HEAD><title>No</title></head><style>p{}</style><!-- x --><p>5 &lt; 7&nbsp;&amp; a < b</p>\n<div>Next<br>line</div>";
  expect(textOfHtml(html)).toBe("5 < 7 & a < b\nNext\nline");
});
