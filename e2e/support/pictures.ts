import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";

const KEPT = join(import.meta.dirname, "../pictures");
/** `UPDATE_PICTURES=1` keeps what is seen now; somebody has looked at it. */
const update = process.env.UPDATE_PICTURES === "1";

/** Pictures are kept at this width, and compared in squares of this many of their pixels. */
const WIDTH = 640;
const SQUARE = 8;
/** A square differs when its mean lightness or colour does by so much of 255. */
const TOLERANCE = 20;
/** So many squares may differ: fonts are not the same on every machine. */
const SHARE = 0.04;

/**
 * Compares the page with the picture that is kept of it. It is tolerant: another font or a pixel more
 * passes, a card that is gone, a broken column or a lost theme does not.
 *
 * @returns what is wrong, as a sentence; nothing when it looks as it did.
 */
export async function pictureFinding(page: Page, name: string): Promise<string | undefined> {
  const shot = await page.screenshot({ type: "png", animations: "disabled", caret: "hide" });
  const blank = await page.context().newPage();
  try {
    const small = await blank.evaluate(shrink, {
      png: `data:image/png;base64,${shot.toString("base64")}`,
      width: WIDTH,
    });
    const bytes = Buffer.from(small.slice(small.indexOf(",") + 1), "base64");
    const file = join(KEPT, `${name}.webp`);
    if (update) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      return undefined;
    }
    if (!existsSync(file)) return `${name}: no picture is kept; UPDATE_PICTURES=1 makes one`;
    const kept = `data:image/webp;base64,${readFileSync(file).toString("base64")}`;
    const share = await blank.evaluate(differing, {
      one: kept,
      other: small,
      square: SQUARE,
      tolerance: TOLERANCE,
    });
    if (share <= SHARE) return undefined;
    const seen = join(tmpdir(), `candor-${name.replaceAll("/", "-")}.webp`);
    writeFileSync(seen, bytes);
    return `${name}: ${Math.round(share * 100)} % of the picture differ; it looks like ${seen} now`;
  } finally {
    await blank.close();
  }
}

/** Runs in the page. */
async function shrink({ png, width }: { png: string; width: number }): Promise<string> {
  const image = new Image();
  image.src = png;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round((image.height / image.width) * width);
  const pen = canvas.getContext("2d");
  if (pen) pen.imageSmoothingQuality = "high";
  pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/webp", 0.5);
}

/** Runs in the page: the share of squares that are not alike, 0–1. */
async function differing(given: {
  one: string;
  other: string;
  square: number;
  tolerance: number;
}): Promise<number> {
  const squaresOf = async (source: string) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(image.width / given.square);
    canvas.height = Math.floor(image.height / given.square);
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return pen.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const [one, other] = [await squaresOf(given.one), await squaresOf(given.other)];
  if (one.length !== other.length) return 1;
  let differ = 0;
  for (let at = 0; at < one.length; at += 4) {
    const apart = [0, 1, 2].some(
      (of) => Math.abs((one[at + of] ?? 0) - (other[at + of] ?? 0)) > given.tolerance,
    );
    if (apart) differ += 1;
  }
  return differ / (one.length / 4);
}
