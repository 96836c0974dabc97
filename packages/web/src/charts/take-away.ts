import { type ChartTable, toCsv } from "./table.ts";

/** Gives a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function downloadCsv(name: string, table: ChartTable): void {
  download(`${name}.csv`, new Blob([toCsv(table)], { type: "text/csv;charset=utf-8" }));
}

export function downloadSvg(name: string, svg: string): void {
  download(`${name}.svg`, new Blob([svg], { type: "image/svg+xml" }));
}

/** Twice the size on screen, sharp enough for a slide. */
const PNG_SCALE = 2;

export async function downloadPng(name: string, svg: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * PNG_SCALE;
    canvas.height = image.naturalHeight * PNG_SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (png) download(`${name}.png`, png);
  } finally {
    URL.revokeObjectURL(url);
  }
}
