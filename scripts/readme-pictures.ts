/**
 * Takes the pictures of the README anew, from the sample as `./run demo` shows it: `./run exec node scripts/readme-pictures.ts`,
 * after `./run setup` built the dashboard. Somebody looks at them before they are committed.
 */
import { join } from "node:path";
import { launchChromium } from "../e2e/support/chromium.ts";
import { startProduct } from "../e2e/support/product.ts";

const IMAGES = join(import.meta.dirname, "../docs/images");
const WIDE = { width: 1440, height: 1105 };
const PICTURES = [
  { name: "overview", viewport: WIDE, colorScheme: "light", scale: 1 },
  { name: "overview-dark", viewport: WIDE, colorScheme: "dark", scale: 1 },
  { name: "overview-phone", viewport: { width: 390, height: 844 }, colorScheme: "light", scale: 2 },
] as const;

const url = process.argv[2];
const product = url ? { url, stop: async () => undefined } : await startProduct({ demo: true });
const browser = await launchChromium();
try {
  for (const { name, viewport, colorScheme, scale } of PICTURES) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      deviceScaleFactor: scale,
      locale: "en",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(`${product.url}/overview?period=all`);
    await page.getByText("13,612 answers").first().waitFor({ timeout: 120_000 });
    // The trend is drawn last.
    const drawn = page.getByRole("img", { name: /^From \d+/ }).locator("path");
    await drawn.first().waitFor({ state: "attached" });
    await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: "disabled" });
    await context.close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  await product.stop();
}
