import { Resvg } from "@resvg/resvg-js";
import { encode, renderSVG } from "uqr";

/** Medium correction reads with 15 % of the code dirty; the quiet zone of four modules is the standard's. */
const OPTIONS = { ecc: "M", border: 4 } as const;

/** A link as a QR code, black on white, as scalable as a logo. */
export function qrSvg(link: string): string {
  return renderSVG(link, { ...OPTIONS, pixelSize: 8 });
}

/** The same as a picture, `width` pixels wide. */
export function qrPng(link: string, width = 1024): Buffer {
  const options = {
    fitTo: { mode: "width", value: width },
    font: { loadSystemFonts: false },
  } as const;
  return new Resvg(qrSvg(link), options).render().asPng();
}

/** The modules of the code, true for black, quiet zone included. */
export function qrModules(link: string): boolean[][] {
  return encode(link, OPTIONS).data;
}
