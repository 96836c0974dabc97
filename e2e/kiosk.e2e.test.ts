import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { kioskPin } from "../packages/server/src/channels/kiosk/kiosk-pin.ts";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { axeFindings, launchChromium, launchLasting } from "./support/chromium.ts";
import { type KioskServer, startKiosk } from "./support/kiosk-server.ts";

let browser: Browser;
let kiosk: KioskServer;

beforeAll(async () => {
  await buildScripts();
  [browser, kiosk] = await Promise.all([launchChromium(), startKiosk()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await kiosk.close();
});

beforeEach(() => {
  kiosk.posts.length = 0;
  kiosk.answers.clear();
  kiosk.refuseWith = null;
  kiosk.offline = false;
  Object.assign(kiosk.view, { idleSeconds: 20, pin: null });
});

const cell = (score: number) => `[name=score][value="${score}"]`;
const waiting = (page: Page, count: number) =>
  page.locator("#queue").getByText(`Waiting to be sent: ${count}`).waitFor();

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${kiosk.url}/k/botanic`);
  return page;
}

async function withKiosk(
  options: BrowserContextOptions,
  act: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await act(await open(context), context);
  await context.close();
}

async function give(page: Page, score: number, comment: string): Promise<void> {
  await page.click(cell(score));
  await page.locator("#tell").waitFor();
  await page.fill("#comment", comment);
  await page.getByRole("button", { name: "Send answer" }).click();
  await page.locator("#thanks").waitFor();
  await page.getByRole("button", { name: "Next answer" }).click();
}

/** Ends the tab's process with no chance to clean up. */
async function killTab(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await crashed;
}

test("a tap is kept at once, the comment joins it, and the kiosk is ready for the next person", async () => {
  await withKiosk({}, async (page) => {
    await page.click(cell(9));
    await expect.poll(() => kiosk.answers.size).toBe(1);
    expect(await page.locator("#follow-up").textContent()).toBe("What do you value most?");
    await page.fill("#comment", "the staff");
    await page.getByRole("button", { name: "Send answer" }).click();
    await page.getByRole("button", { name: "Next answer" }).click();
    expect(await page.locator(":checked").count()).toBe(0);
    expect(await page.inputValue("#comment")).toBe("");
    await expect
      .poll(() => [...kiosk.answers.values()])
      .toMatchObject([{ score: 9, comment: "the staff", source: "entrance", language: "en" }]);
    expect([...kiosk.answers.values()][0]?.answeredAt).toMatch(/Z$/);
    expect(await page.locator("#queue").textContent()).toBe("");
  });
});

test("a changed mind changes the same answer, and the same score may be tapped again", async () => {
  await withKiosk({}, async (page) => {
    await page.click(cell(3));
    await page.getByRole("button", { name: "Change my answer" }).click();
    await page.click(cell(3));
    await page.getByRole("button", { name: "Change my answer" }).click();
    await page.click(cell(8));
    await page.getByRole("button", { name: "Finish without a comment" }).click();
    await expect.poll(() => [...kiosk.answers.values()].map((a) => a.score)).toEqual([8]);
  });
});

test("digits answer: 1 and then 0 is a 10", async () => {
  await withKiosk({}, async (page) => {
    await page.keyboard.press("1");
    await page.keyboard.press("0");
    await page.locator("#tell").waitFor();
    await expect.poll(() => [...kiosk.answers.values()].map((a) => a.score)).toEqual([10]);
  });
});

test("left alone it counts down where everybody sees it and starts over; a touch keeps it", async () => {
  kiosk.view.idleSeconds = 4;
  await withKiosk({}, async (page) => {
    await page.getByRole("button", { name: "Latviešu" }).click();
    await page.click(cell(2));
    await page.fill("#comment", "nepabeigts");
    const countdown = page.locator("#countdown");
    await countdown.getByText("Sāksim no jauna pēc 2 s").waitFor();
    await page.getByRole("button", { name: "Es vēl esmu šeit" }).click();
    await page.waitForTimeout(2500);
    expect(await page.inputValue("#comment")).toBe("nepabeigts");
    await page.getByRole("heading", { name: /How likely/ }).waitFor({ timeout: 5000 });
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.inputValue("#comment")).toBe("");
  });
  // The score was given and counts; half a comment was not sent and is nobody's.
  expect([...kiosk.answers.values()]).toMatchObject([
    { score: 2, language: "lv", comment: undefined },
  ]);
});

test("answers outlive a lost network, a killed tab and a restart while offline, and arrive once each", async () => {
  const profile = await mkdtemp(join(tmpdir(), "candor-kiosk-"));
  let context = await launchLasting(profile);
  let page = await open(context);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match("/k/botanic")) !== undefined))
    .toBe(true);
  await page.reload();

  kiosk.offline = true;
  await give(page, 9, "first");
  await give(page, 2, "second");
  await page.click(cell(7));
  await waiting(page, 3);
  await killTab(context, page);
  await context.close();

  context = await launchLasting(profile);
  page = await open(context);
  await waiting(page, 3);
  await give(page, 10, "after the restart");
  await waiting(page, 4);
  expect(kiosk.posts).toEqual([]);

  kiosk.offline = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(() => page.locator("#queue").textContent(), { timeout: 15_000 }).toBe("");
  await page.reload();
  await page.waitForTimeout(1000);
  expect(kiosk.posts).toHaveLength(4);
  expect([...kiosk.answers.values()].map(({ score, comment }) => [score, comment])).toEqual([
    [9, "first"],
    [2, "second"],
    [7, undefined],
    [10, "after the restart"],
  ]);
  await context.close();
  await rm(profile, { recursive: true });
});

test("an answer that the server refuses is kept and shown, and does not hold up the others", async () => {
  await withKiosk({}, async (page) => {
    kiosk.refuseWith = 410;
    await page.click(cell(5));
    await page.getByText("Refused by the server: 1").waitFor();
    kiosk.refuseWith = null;
    await page.getByRole("button", { name: "Finish without a comment" }).click();
    await page.getByRole("button", { name: "Next answer" }).click();
    await page.click(cell(6));
    await expect.poll(() => [...kiosk.answers.values()].map((a) => a.score)).toEqual([6]);
    const queue = page.locator("#queue");
    await expect.poll(() => queue.textContent()).toBe("Refused by the server: 1");
  });
});

test("only the PIN leads out", async () => {
  kiosk.view.pin = await kioskPin("4711");
  await withKiosk({}, async (page) => {
    await page.getByRole("button", { name: "Leave the kiosk" }).click();
    await page.fill("#pin", "1234");
    await page.keyboard.press("Enter");
    await page.getByText("That is not the PIN.").waitFor();
    await page.fill("#pin", "4711");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/left");
  });
});

test("cells are 96 px at least where there is room and a finger wide on a phone, nothing scrolls sideways, and 0 stands right in Arabic", async () => {
  for (const width of [360, 800, 1280]) {
    await withKiosk({ viewport: { width, height: 740 } }, async (page) => {
      for (const score of [0, 5, 10]) {
        const box = await page.locator(cell(score)).boundingBox();
        // On a phone all eleven in the window matter more than large ones that scroll.
        expect(box?.width).toBeGreaterThanOrEqual(width < 480 ? 44 : 96);
        expect(box?.height).toBeGreaterThanOrEqual(width < 480 ? 44 : 96);
      }
      await page.getByRole("button", { name: "العربية" }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const [zero, one] = [
        await page.locator(cell(0)).boundingBox(),
        await page.locator(cell(1)).boundingBox(),
      ];
      expect(zero?.x).toBeGreaterThan(one?.x ?? 0);
    });
  }
});

test.each(["light", "dark"] as const)("axe finds nothing at any step, %s", async (colorScheme) => {
  kiosk.view.pin = await kioskPin("4711");
  await withKiosk({ colorScheme, reducedMotion: "reduce" }, async (page) => {
    expect(await axeFindings(page)).toEqual([]);
    await page.click(cell(6));
    await page.locator("#tell").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Finish without a comment" }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Leave the kiosk" }).click();
    expect(await axeFindings(page)).toEqual([]);
  });
});
