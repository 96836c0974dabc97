import { expect, test } from "vitest";
import { CLIENTS, linesFor } from "./client-lines.ts";

const BASE = "https://nps.example.com/delighted/v1";

test("each client is told where Candor answers, in the way that it understands", () => {
  expect(linesFor("node", BASE)).toContain("host: 'nps.example.com',\n  base: '/delighted/v1'");
  // Python and PHP join what follows to the last slash; Ruby adds one of its own.
  expect(linesFor("python", BASE)).toBe(`delighted.api_base_url = '${BASE}/'`);
  expect(linesFor("php", BASE)).toContain(`'baseUrl' => '${BASE}/'`);
  expect(linesFor("ruby", BASE)).toBe(`Delighted.api_base_url = '${BASE}'`);
  for (const client of CLIENTS) expect(linesFor(client, BASE)).toContain("nps.example.com");
});
