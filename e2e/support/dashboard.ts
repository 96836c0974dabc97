import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { launchForScreens } from "./chromium.ts";
import { type OwnedProduct, startOwned } from "./owned-product.ts";
import { type Colleague, signIn } from "./screens.ts";

/** One of each for a test file; what is imported from here is always the present one. */
export let browser: Browser;
export let product: OwnedProduct;
/** Who is signed in for the test that runs. */
export let colleague: Colleague;
export let page: Page;

/**
 * A browser and a product with an owner, for all tests of the file that calls this.
 *
 * @param prepare what every test of the file finds there.
 * @param env settings of the product; as a function when what it names must be started first.
 */
export function withProduct(
  prepare: () => Promise<unknown> = async () => undefined,
  env: Env | (() => Promise<Env>) = {},
): void {
  // Each screen is looked at four times by axe.
  vi.setConfig({ testTimeout: 300_000 });
  beforeAll(async () => {
    const settings = typeof env === "function" ? await env() : env;
    [browser, product] = await Promise.all([
      launchForScreens(),
      startOwned({ RATE_LIMIT: "0", ...settings }),
    ]);
    await prepare();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
}
type Env = Record<string, string>;

/** Somebody else at the dashboard, or with another language, instead of who was there. */
export async function enterAs(how: Parameters<typeof signIn>[2]): Promise<void> {
  await page.context().close();
  await enter(how);
}
async function enter(how?: Parameters<typeof signIn>[2]): Promise<void> {
  colleague = await signIn(browser, product, how);
  page = colleague.page;
}

/**
 * The same, and a colleague at the dashboard for each test.
 *
 * @param how.faults "expected" in a file that asks for what is refused; elsewhere a test during which the browser
 *   complained, or a request was refused, has failed.
 */
export function onDashboard(
  prepare?: () => Promise<unknown>,
  how: { env?: Env | (() => Promise<Env>); faults?: "expected" } = {},
): void {
  withProduct(prepare, how.env);
  beforeEach(() => enter());
  afterEach(async () => {
    await page.context().close();
    if (how.faults !== "expected") expect(colleague.faults).toEqual([]);
  });
}

export const goto = (path: string) => page.goto(product.url + path);
export const button = (name: string | RegExp) => page.getByRole("button", { name });
export const field = (name: string | RegExp) => page.getByLabel(name);
