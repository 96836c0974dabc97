import { expect, test } from "vitest";
import type { Scripts } from "./interview-queries.ts";
import { scriptFor } from "./script.tsx";

const scripts = { en: {}, "pt-BR": {}, lv: {} } as unknown as Scripts;

test("the person's language is spoken where the survey has it, else the survey's own", () => {
  expect(scriptFor(scripts, "lv", "en")).toBe("lv");
  expect(scriptFor(scripts, "pt-br", "en")).toBe("pt-BR");
  expect(scriptFor(scripts, "pt", "en")).toBe("pt-BR");
  expect(scriptFor(scripts, "de", "en")).toBe("en");
  expect(scriptFor(scripts, null, "lv")).toBe("lv");
  expect(scriptFor(scripts, null, "fr")).toBe("en");
});
