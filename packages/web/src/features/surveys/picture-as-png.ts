/** Three times the height at which a logo is shown: sharp on every screen. */
const HEIGHT = 120;
const WIDEST = 1200;

/** The browser knows no picture in this file. */
export class UnreadablePicture extends Error {}

/** How large a picture becomes: as high as a logo needs and no wider than one may be; never enlarged, but for SVG. */
export function logoSize(
  picture: { width: number; height: number },
  isVector = false,
): { width: number; height: number } {
  const shrink = Math.min(HEIGHT / picture.height, WIDEST / picture.width);
  const by = isVector ? shrink : Math.min(1, shrink);
  return {
    width: Math.max(1, Math.round(picture.width * by)),
    height: Math.max(1, Math.round(picture.height * by)),
  };
}

/**
 * A picture of any kind as a small PNG in base64, drawn anew: nothing that a file carries besides its
 * pixels is sent.
 *
 * @throws {UnreadablePicture} for what the browser cannot draw.
 */
export async function pictureAsPng(file: File): Promise<string> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode().catch(() => {
      throw new UnreadablePicture(file.name);
    });
    const natural = { width: image.naturalWidth || 300, height: image.naturalHeight || 150 };
    const { width, height } = logoSize(natural, file.type === "image/svg+xml");
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    if (!pen) throw new UnreadablePicture(file.name);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, width, height);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  } finally {
    URL.revokeObjectURL(url);
  }
}
