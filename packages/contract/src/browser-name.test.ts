import { expect, test } from "vitest";
import { browserName } from "./browser-name.ts";

test("a browser is called what its owner calls it", () => {
  const names = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
    "curl/8.5.0",
  ].map((userAgent) => browserName(userAgent));
  expect(names).toEqual([
    { browser: "Edge", system: "Windows" },
    { browser: "Firefox", system: "Linux" },
    { browser: "Safari", system: "iPhone" },
    { browser: "Chrome", system: "Android" },
    null,
  ]);
  expect(browserName(null)).toBeNull();
});
