import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { type AnswerPagesServer, startAnswerPages } from "./support/answer-pages-server.ts";
import { launchChromium } from "./support/chromium.ts";
import { cell, withVisitor } from "./support/visitor.ts";

let browser: Browser;
let pages: AnswerPagesServer;

beforeAll(async () => {
  await buildScripts();
  [browser, pages] = await Promise.all([launchChromium(), startAnswerPages()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await pages.close();
});

beforeEach(() => {
  pages.answers.clear();
  pages.requests.length = 0;
  pages.offline = false;
  pages.survey.languages = ["en"];
  pages.survey.questions = [];
});

/** Opens a page as a visitor of its own. */
function visit(
  path: string,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  return withVisitor(browser, options, async (page) => {
    await page.goto(pages.url + path);
    await act(page);
  });
}

const only = () => {
  expect(pages.answers.size).toBe(1);
  const [kept] = [...pages.answers.values()];
  if (!kept) throw new Error("no answer was kept");
  return kept;
};
const saved = (page: Page) => page.getByText("Saved. You can still change it.").waitFor();

describe("with a script", () => {
  test("one tap saves the score, then the comment belongs to the same answer", async () => {
    await visit("/s/botanic?source=poster", {}, async (page) => {
      await page.click(cell(9));
      await saved(page);
      expect(only().submission).toMatchObject({ score: 9, step: "score", comment: undefined });
      await page.fill("#comment", "  the roses  ");
      await page.click("#send");
      await page
        .getByRole("heading", { name: "Thank you! We will keep doing what you value." })
        .waitFor();
    });
    expect(only().submission).toMatchObject({ score: 9, comment: "the roses", contact: false });
  });

  test("opening the page writes nothing and is one request", async () => {
    await visit("/s/botanic", {}, (page) => page.waitForTimeout(3500));
    expect(pages.requests).toEqual(["GET /s/botanic"]);
  });

  test("the follow-up is that of the group, and a change of mind changes the same answer", async () => {
    await visit("/s/botanic", {}, async (page) => {
      const followUp = page.locator("#follow-up");
      await page.click(cell(3));
      await saved(page);
      expect(await followUp.textContent()).toBe("What should we put right first to make it a 10?");
      await page.click(cell(8));
      expect(await followUp.textContent()).toBe("What would make it a 10?");
      await expect.poll(() => only().submission.score).toBe(8);
      await page.click("#send");
      await page.click("#change");
      await page.click(cell(10));
      await expect.poll(() => only().submission.score).toBe(10);
    });
    only();
  });

  test("digits choose a score, 1 and then 0 choose 10 without saving a 1 on the way", async () => {
    await visit("/s/botanic", {}, async (page) => {
      await page.keyboard.press("7");
      expect(await page.isChecked(cell(7))).toBe(true);
      await expect.poll(() => pages.answers.size).toBe(1);
      await page.keyboard.press("1");
      await page.keyboard.press("0");
      expect(await page.isChecked(cell(10))).toBe(true);
      await expect.poll(() => only().submission.score).toBe(10);
      expect(only().posts).toBe(2);
      await page.fill("#comment", "");
      await page.locator("#comment").pressSequentially("5 stars");
      expect(await page.isChecked(cell(10))).toBe(true);
    });
  });

  test("arrow keys move along the scale and only the score rested upon is saved", async () => {
    await visit("/s/botanic", {}, async (page) => {
      await page.locator(cell(5)).focus();
      await page.keyboard.press("Space");
      for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
      await saved(page);
    });
    expect(only()).toMatchObject({ posts: 1, submission: { score: 8 } });
  });

  test("sending twice in a hurry makes one answer", async () => {
    await visit("/s/botanic", {}, async (page) => {
      await page.dblclick(cell(6));
      await saved(page);
      await page.locator("#send").dblclick();
      await page.locator("#thanks").waitFor();
    });
    only();
  });

  test("while the network is away the page says so, keeps trying, and sends once it is back", async () => {
    pages.offline = true;
    await visit("/s/botanic", {}, async (page) => {
      await page.click(cell(4));
      await page.getByText("Not saved yet").waitFor();
      await page.fill("#comment", "slow tills");
      pages.offline = false;
      await saved(page);
      await page.click("#send");
      await page.locator("#thanks").waitFor();
    });
    expect(only().submission).toMatchObject({ score: 4, comment: "slow tills" });
  });

  test("a refused e-mail address is explained and nothing written is lost", async () => {
    await visit("/s/botanic", {}, async (page) => {
      await page.click(cell(2));
      await page.fill("#comment", "call me");
      expect(await page.isChecked("[name=contact]")).toBe(false);
      await page.check("[name=contact]");
      await page.evaluate(() => document.querySelector("#email")?.setAttribute("type", "text"));
      await page.fill("#email", "not an address");
      await page.click("#send");
      await page.getByRole("alert").getByText("Please check the e-mail address").waitFor();
      expect(await page.inputValue("#comment")).toBe("call me");
      await page.fill("#email", "a@b.lv");
      await page.click("#send");
      await page.locator("#thanks").waitFor();
    });
    expect(only().submission).toMatchObject({ contact: true, email: "a@b.lv" });
  });

  test("another language keeps the visit and everything entered", async () => {
    pages.survey.languages = ["en", "lv"];
    await visit("/s/botanic", {}, async (page) => {
      await page.click(cell(7));
      await page.fill("#comment", "Rīga");
      await saved(page);
      await page.click("summary");
      await page.click("details a[lang=lv]");
      await page.waitForURL("**?lang=lv");
      expect(await page.isChecked(cell(7))).toBe(true);
      expect(await page.inputValue("#comment")).toBe("Rīga");
      await page.click("#send");
      await page.locator("#thanks").waitFor();
    });
    expect(only().submission).toMatchObject({ score: 7, comment: "Rīga", language: "lv" });
  });

  test("further questions follow the group and the other answers", async () => {
    pages.survey.questions = [
      {
        id: "why",
        kind: "choice",
        several: true,
        text: "What for?",
        options: [
          { value: "plants", label: "Plants" },
          { value: "advice", label: "Advice" },
        ],
      },
      {
        id: "which",
        kind: "text",
        text: "Which advice?",
        when: { question: "why", anyOf: ["advice"] },
      },
      { id: "stars", kind: "stars", text: "Service?", groups: ["promoter"] },
      { id: "ces", kind: "ces", text: "It was easy." },
    ];
    await visit("/s/botanic", {}, async (page) => {
      await page.click(cell(10));
      const advice = page.getByText("Which advice?");
      expect(await advice.isVisible()).toBe(false);
      await page.click('[name="answer.why"][value=plants]');
      await page.click('[name="answer.why"][value=advice]');
      expect(await advice.isVisible()).toBe(true);
      await page.fill('[name="answer.which"]', "pruning");
      await page.click('[name="answer.stars"][value="4"]');
      await page.click('[name="answer.ces"][value="6"]');
      expect(await page.isChecked(cell(10))).toBe(true);
      await page.click(cell(5));
      expect(await page.getByText("Service?").isVisible()).toBe(false);
      await page.click("#send");
      await page.locator("#thanks").waitFor();
    });
    expect(only().submission).toMatchObject({
      score: 5,
      answers: { why: ["plants", "advice"], which: "pruning", ces: "6" },
    });
    // A detractor is not asked for stars: those that were given are taken back.
    expect(only().submission.answers.stars).toBe("");
  });
});

describe("without a script", () => {
  const noScript = { javaScriptEnabled: false };

  test("score and comment are two pages and one answer", async () => {
    await visit("/s/botanic", noScript, async (page) => {
      await page.check(cell(8));
      await page.click("button");
      expect(await page.locator("#follow-up").textContent()).toBe("What would make it a 10?");
      expect(await page.isChecked(cell(8))).toBe(true);
      await page.check(cell(9));
      await page.fill("#comment", "more roses");
      await page.click("#send");
      await page.getByRole("heading", { name: "Thank you!" }).waitFor();
    });
    expect(only()).toMatchObject({ posts: 2, submission: { score: 9, comment: "more roses" } });
  });

  test("a mail's score waits for the button that confirms it", async () => {
    await visit("/a/token?score=9", noScript, async (page) => {
      await page.waitForTimeout(3000);
      expect(pages.answers.size).toBe(0);
      await page.getByRole("button", { name: "Confirm 9" }).click();
      await page.locator("#comment").waitFor();
    });
    expect(only().submission).toMatchObject({ score: 9, quarantined: false });
  });

  test("a bad address comes back with a sentence and everything entered", async () => {
    pages.survey.questions = [{ id: "stars", kind: "stars", text: "Service?" }];
    await visit("/s/botanic", noScript, async (page) => {
      await page.check(cell(1));
      await page.click("button");
      await page.fill("#comment", "long queue");
      await page.check("[name=contact]");
      await page.check('[name="answer.stars"][value="4"]');
      await page.fill("#email", "a@b");
      await page.click("#send");
      await page.getByText("Please check the e-mail address").waitFor();
      expect(await page.isChecked('[name="answer.stars"][value="4"]')).toBe(true);
      expect(await page.inputValue("#comment")).toBe("long queue");
    });
  });
});
