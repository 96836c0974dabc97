import { expect, test } from "vitest";
import { plainHost, plainPath } from "./plain-path.ts";

test.each([
  ["/shop/roses", "/shop/roses"],
  ["/shop/roses?customer=ann#top", "/shop/roses"],
  ["/orders/1234567", "/orders/*"],
  ["/blog/2026/05/spring-in-the-garden-2026", "/blog/2026/05/spring-in-the-garden-2026"],
  ["/u/ann@example.com/x", "/u/*/x"],
  ["/u/ann%40example.com", "/u/*"],
  ["/o/01a20370-59e6-76ec-929a-568793457287", "/o/*"],
  ["/reset/Zm9vYmFyYmF6cXV4MTIz", "/reset/*"],
  ["", "/"],
])("%s is counted as %s", (path, counted) => {
  expect(plainPath(path)).toBe(counted);
});

test("a referrer is a host and nothing else", () => {
  expect(plainHost("News.Example.com:8080")).toBe("news.example.com");
  expect(plainHost("https://news.example.com/article?id=7")).toBe("");
  expect(plainHost("<script>")).toBe("");
});
