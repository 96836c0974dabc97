import { expect, test } from "vitest";
import { slugOf } from "./public-page-queries.ts";

test("a name becomes an address; while one types, a hyphen may stand at the end", () => {
  expect(slugOf("Zaļais Dārzs & Dēli ")).toBe("zalais-darzs-deli");
  expect(slugOf("green-", true)).toBe("green-");
  expect(slugOf("-a")).toBe("a");
});
