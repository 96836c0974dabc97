import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WidgetRules } from "../packages/contract/src/widget.ts";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { launchChromium } from "./support/chromium.ts";
import { cell, withVisitor } from "./support/visitor.ts";
import { startWidgetServer, type WidgetServer } from "./support/widget-server.ts";

let browser: Browser;
let server: WidgetServer;

beforeAll(async () => {
  await buildScripts();
  [browser, server] = await Promise.all([launchChromium(), startWidgetServer()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(() => {
  server.posts.length = server.counts.length = server.requests.length = 0;
  server.offline = false;
  server.widget.placement = { kind: "popup", side: "end" };
  server.widget.rules = WidgetRules.parse({});
  server.widget.survey.settings = {};
  server.widget.tells = false;
  delete server.widget.recommendHref;
});

/** A visitor with a browser of their own; whatever a policy blocks or a page throws fails the test. */
const visitor = (
  act: (page: Page, context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {},
) => withVisitor(browser, options, act);

const open = (page: Page, name: string) => page.goto(`${server.site}/${name}`);
const question = (page: Page) => page.getByText(/How likely are you to recommend Botanic/);
const why = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((told) =>
        (window as unknown as { candor: (...c: unknown[]) => void }).candor("why", told),
      ),
  );
const say = (page: Page, ...call: unknown[]) =>
  page.evaluate(
    (c) => (window as unknown as { candor: (...c: unknown[]) => void }).candor(...c),
    call,
  );
const total = (name: "visits" | "loads" | "impressions" | "views" | "dismissals" | "answers") =>
  server.counts.reduce((sum, counts) => sum + counts[name], 0);

describe("asking and answering", () => {
  test("one tap sends the score, the comment joins the same answer, with who it was and from where", async () => {
    await visitor(async (page) => {
      await open(page, "popup.html");
      await question(page).waitFor();
      await page.click(cell(9));
      await page.getByText("Saved. You can still change it.").waitFor();
      expect(server.posts).toHaveLength(1);
      await page.getByLabel("What do you value most?").fill("the roses");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("Thank you! We will keep doing what you value.").waitFor();
      await expect.poll(() => server.posts.length).toBe(2);
    });
    expect(server.posts[1]).toMatchObject({
      id: server.posts[0]?.id,
      score: 9,
      comment: "the roses",
      person: { email: "ada@example.com", name: "Ada" },
      properties: { plan: "pro", store: "Riga" },
      page: "/popup.html",
      language: "en",
      device: "desktop",
    });
  });

  test("it works under script-src 'self' https://host; style-src 'self', styled, and asks upon an event", async () => {
    server.widget.rules = WidgetRules.parse({ events: ["order_delivered"] });
    await visitor(async (page) => {
      await open(page, "strict-csp.html");
      await page.waitForTimeout(1500);
      expect(await why(page)).toBe("event");
      await page.click("#order");
      await question(page).waitFor();
      const box = await page.locator(cell(10)).boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect(box?.height).toBeGreaterThanOrEqual(44);
      await page.click(cell(10));
      await expect
        .poll(() => server.posts)
        .toMatchObject([{ score: 10, properties: { order: 17 } }]);
    });
  });

  test("further questions are fetched once there is a score, branch, and go along as they are ticked", async () => {
    server.widget.survey.settings = {
      questions: [
        { id: "delivery", kind: "csat", text: { en: "How was the delivery?" } },
        {
          id: "late",
          kind: "text",
          when: { question: "delivery", anyOf: ["1", "2"] },
          text: { en: "What went wrong?" },
        },
        { id: "thanks", kind: "text", groups: ["promoter"], text: { en: "Whom may we thank?" } },
      ],
    };
    await visitor(async (page) => {
      await open(page, "popup.html");
      await question(page).waitFor();
      const asked = () => server.requests.filter((one) => one.endsWith("/further.js")).length;
      expect(asked()).toBe(0);
      await page.click(cell(3));
      await page.getByText("How was the delivery?").waitFor();
      expect(asked()).toBe(1);
      expect(await page.getByText("What went wrong?").isVisible()).toBe(false);
      expect(await page.getByText("Whom may we thank?").isVisible()).toBe(false);
      await page.getByLabel("Dissatisfied", { exact: true }).check();
      await page.getByLabel(/What went wrong\?/).fill("It came late");
      await expect
        .poll(() => server.posts.at(-1))
        .toMatchObject({ score: 3, answers: { delivery: "2" } });
      await page.getByRole("button", { name: "Send" }).click();
      await expect
        .poll(() => server.posts.at(-1))
        .toMatchObject({ comment: "", answers: { delivery: "2", late: "It came late" } });
    });
    expect(new Set(server.posts.map(({ id }) => id)).size).toBe(1);
  });

  test("whoever answered reads with one click what was done, and nothing of it is fetched before", async () => {
    const news = () => server.requests.filter((one) => /(offer|news)\.js$/.test(one));
    const answerWith = async (page: Page, score: number) => {
      await page.click(cell(score));
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText(/Thank you/).waitFor();
    };
    await visitor(async (page) => {
      await open(page, "strict-csp.html");
      await say(page, "show");
      await answerWith(page, 9);
      await page.waitForTimeout(300);
      expect(await page.getByText("You said, we did").count()).toBe(0);
    });
    expect(news()).toEqual([]);
    server.widget.tells = true;
    const item = { said: "The queue is long", saidIn: "en", did: "Ir otra kase", didIn: "lv" };
    server.news = [{ ...item, facts: ["Heard: 12 voices."] }];
    server.widget.recommendHref = "https://nps.example.com/s/botanic/recommend";
    await visitor(async (page) => {
      await open(page, "strict-csp.html");
      await say(page, "show");
      await question(page).waitFor();
      await page.click(cell(3));
      expect(news()).toEqual([]);
      await answerWith(page, 3);
      // Whatever the score, and as the visit that the answer was sent as.
      const recommend = page.getByRole("link", { name: "Recommend us to a friend" });
      const visit = server.posts.at(-1)?.id;
      expect(await recommend.getAttribute("href")).toBe(
        `https://nps.example.com/s/botanic/recommend?lang=en&visit=${visit}`,
      );
      expect(await recommend.getAttribute("target")).toBe("_blank");
      await page.getByRole("button", { name: "You said, we did" }).click();
      await page.getByText("Ir otra kase").waitFor();
      await page.getByText("Heard: 12 voices.").waitFor();
      const box = page.getByRole("region", { name: "You said, we did" });
      expect(await box.evaluate((e) => e === (e.getRootNode() as ShadowRoot).activeElement)).toBe(
        true,
      );
      expect(await page.getByText("Ir otra kase").getAttribute("lang")).toBe("lv");
    });
    expect(news()).toHaveLength(2);
  });

  test("the page's own style does not reach the question, nor the question's the page", async () => {
    await visitor(async (page) => {
      await open(page, "popup.html");
      await question(page).waitFor();
      const style = (selector: string) =>
        page.locator(selector).evaluate((e) => {
          const { textTransform, cssFloat, fontFamily } = getComputedStyle(e);
          return { textTransform, cssFloat, fontFamily };
        });
      expect(await style(".x")).toMatchObject({ textTransform: "none", cssFloat: "none" });
      expect(await style("#order")).toMatchObject({ textTransform: "uppercase" });
      expect((await style("h1")).fontFamily).toContain("Georgia");
    });
  });

  test("an answer given offline is kept through a new page and sent once", async () => {
    await visitor(async (page) => {
      await open(page, "popup.html");
      await question(page).waitFor();
      server.offline = true;
      await page.click(cell(3));
      await page.getByText("Not saved yet").waitFor();
      await page.goto("about:blank");
      server.offline = false;
      await open(page, "tab.html");
      await expect.poll(() => server.posts.length).toBe(1);
      await page.reload();
      await page.waitForTimeout(1500);
      expect(server.posts).toMatchObject([{ score: 3, page: "/popup.html" }]);
    });
  });

  test("the survey's language is the page's code's, then the page's, then the browser's", async () => {
    await visitor(
      async (page) => {
        await page.addInitScript(() => {
          addEventListener("DOMContentLoaded", () =>
            document.documentElement.removeAttribute("lang"),
          );
        });
        await open(page, "tab.html");
        await page.getByText("cik liela ir iespēja").waitFor();
        expect(server.requests.filter((r) => r.includes("question.js"))).toHaveLength(1);
      },
      { locale: "lv-LV" },
    );
    await visitor(async (page) => {
      await page.addInitScript(() => {
        Object.assign(window, {
          candor: Object.assign(() => {}, { q: [["set", { language: "ar" }]] }),
        });
      });
      await open(page, "tab.html");
      const box = page.getByRole("dialog");
      await box.waitFor();
      expect(await box.getAttribute("dir")).toBe("rtl");
      const [zero, one] = [
        await page.locator(cell(0)).boundingBox(),
        await page.locator(cell(1)).boundingBox(),
      ];
      expect(zero?.x).toBeGreaterThan(one?.x ?? 0);
    });
  });

  test("a page written for Delighted asks whom it always asked", async () => {
    await visitor(async (page) => {
      await open(page, "delighted.html");
      await page.getByText("Hur troligt är det att du skulle rekommendera Botanic").waitFor();
      await page.click(cell(8));
      await expect
        .poll(() => server.posts)
        .toMatchObject([
          {
            score: 8,
            person: { email: "ada@example.com", name: "Ada" },
            properties: { plan: "pro" },
            language: "sv",
          },
        ]);
    });
  });

  test("the snippet's properties do on the page what they do in a mail", async () => {
    server.moreProperties =
      ', question_product_name: "Rosenlund \\"Väst\\"", "Delighted Intro Message": "Tack för ditt köp <b>"';
    await visitor(async (page) => {
      await open(page, "delighted.html");
      await page.getByText("Tack för ditt köp <b>").waitFor();
      await page.getByText('skulle rekommendera Rosenlund "Väst"').waitFor();
      await page.click(cell(8));
      await expect.poll(() => server.posts.length).toBe(1);
    });
    server.moreProperties = ', questionProductName: "Rosenlund"';
    await visitor(async (page) => {
      await open(page, "delighted.html");
      await page.getByText("skulle rekommendera Rosenlund till").waitFor();
    });
    server.moreProperties = "";
  });

  test("somebody who answered in another browser is not asked in this one", async () => {
    server.resting.push("ada@example.com");
    await visitor(async (page) => {
      await open(page, "delighted.html");
      await expect.poll(() => why(page)).toBe("not_armed");
      expect(server.requests.some((path) => path.endsWith("question.js"))).toBe(false);
    });
    server.resting.length = 0;
  });
});

describe("when it asks", () => {
  test("time, scrolling, pages and devices are waited for", async () => {
    server.widget.rules = WidgetRules.parse({
      afterSeconds: 2,
      afterScrollPercent: 90,
      includePages: ["/shop/*"],
      devices: ["desktop"],
    });
    await visitor(async (page) => {
      await open(page, "tab.html");
      await expect.poll(() => why(page)).toBe("page");
      await open(page, "shop/tab.html");
      await expect.poll(() => why(page)).toBe("seconds");
      await question(page).waitFor({ timeout: 6000 });
    });
  });

  test("after one survey a visitor is left in peace by all surveys of the site", async () => {
    await visitor(async (page) => {
      await open(page, "popup.html");
      await question(page).waitFor();
      await page.getByRole("button", { name: "Close" }).click();
      server.widget.key = "another-survey-key";
      await open(page, "popup.html");
      await expect.poll(() => why(page)).toBe("quiet_time");
      expect(await question(page).count()).toBe(0);
      server.widget.key = "kV3x9QpL2mZa7RtB";
    });
  });

  test("who opts out is never asked, and without storage nothing is stored", async () => {
    server.widget.placement = { kind: "inline", selector: "#question" };
    await visitor(async (page) => {
      await open(page, "inline.html");
      await question(page).waitFor();
      await page.click("#out");
      await question(page).waitFor({ state: "detached" });
      await page.reload();
      await expect.poll(() => why(page)).toBe("opted_out");
    });
    await visitor(async (page, context) => {
      await open(page, "inline.html");
      await question(page).waitFor();
      await say(page, "set", { storage: false });
      await page.click(cell(5));
      await expect.poll(() => server.posts.length).toBe(1);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      expect(await context.cookies()).toEqual([]);
    });
  });

  test("nobody is identified: counts name the page, the referring host and the class of device", async () => {
    await visitor(async (page) => {
      await open(page, "popup.html");
      await question(page).waitFor();
      await page.waitForTimeout(1300);
      await page.getByRole("button", { name: "Close" }).click();
      await page.goto("about:blank");
      await expect.poll(() => total("dismissals")).toBe(1);
    });
    await visitor(
      async (page) => {
        await page.goto(`${server.site}/tab.html`, {
          referer: "https://search.example/find?q=roses",
        });
        await page.click(cell(7));
        await expect.poll(() => server.posts.length).toBe(1);
        await page.goto("about:blank");
        await expect.poll(() => total("answers")).toBe(1);
      },
      { viewport: { width: 390, height: 800 }, screen: { width: 390, height: 800 } },
    );
    expect([total("loads"), total("impressions"), total("views")]).toEqual([2, 2, 1]);
    expect(total("visits")).toBe(2);
    expect(server.counts[0]).toMatchObject({
      page: "/popup.html",
      referrer: "",
      device: "desktop",
    });
    expect(server.counts.at(-1)).toMatchObject({
      page: "/tab.html",
      referrer: "search.example",
      device: "phone",
    });
    for (const counts of server.counts) expect(JSON.stringify(counts)).not.toMatch(/ada|roses/);
  });
});
