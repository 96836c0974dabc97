/** A browser on the board of ideas, for tests: it keeps its cookie and posts forms as they stand on the page. */
import type { TestServer } from "./test-server.ts";

export interface TestBrowser {
  get(path: string): Promise<{ status: number; text: string }>;
  /** Posts a form of the page that was read last, with its hidden fields; follows where it leads. */
  post(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }>;
  /** What the browser kept. */
  cookie: string;
}

/** A browser that has been nowhere yet. */
export function testBrowser({ app }: Pick<TestServer, "app">, language = "en"): TestBrowser {
  const browser: TestBrowser = {
    cookie: "",
    async get(path) {
      const reply = await app.inject({ method: "GET", url: path, headers: headers() });
      return { status: reply.statusCode, text: reply.body };
    },
    async post(path, fields) {
      const reply = await app.inject({
        method: "POST",
        url: path,
        headers: { ...headers(), "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams(fields).toString(),
      });
      const [kept] = [reply.headers["set-cookie"] ?? []].flat();
      if (kept) browser.cookie = kept.split(";")[0] ?? "";
      const { location } = reply.headers;
      if (reply.statusCode === 303 && location) return browser.get(String(location));
      return { status: reply.statusCode, text: reply.body };
    },
  };
  const headers = () => ({
    "accept-language": language,
    ...(browser.cookie ? { cookie: browser.cookie } : {}),
  });
  return browser;
}

/** The key that stands in the forms of a page. */
export function keyOn(page: string): string {
  return /name="key" value="([^"]+)"/.exec(page)?.[1] ?? "";
}
