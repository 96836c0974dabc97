import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Import } from "@candor/contract/import.ts";
import type { ImportDoor } from "./door.ts";
import { sizeOf } from "./open-source.ts";

type Ask = <T = Import>(method: string, path: string, options?: { body?: unknown }) => Promise<T>;

const LOOK_EVERY_MS = 700;

/** Files into a workspace elsewhere: that server does the work, and goes on when this command is stopped. */
export function remoteImports(ask: Ask): ImportDoor {
  return {
    async upload(file) {
      const form = new FormData();
      if (file === "-") form.set("file", new Blob(await everything()), "standard-input.csv");
      else {
        sizeOf(file);
        form.set("file", await openAsBlob(file), basename(file));
      }
      return ask("POST", "/imports", { body: form });
    },
    preview: (importId, mapping) => ask("POST", `/imports/${importId}/preview`, { body: mapping }),
    async run(importId, { survey, mapping }, onProgress) {
      let now = await ask("POST", `/imports/${importId}/commit`, { body: { survey, mapping } });
      while (now.status === "running") {
        await sleep(LOOK_EVERY_MS);
        now = await ask("GET", `/imports/${importId}`);
        onProgress(now);
      }
      return now;
    },
    async list() {
      return (await ask<{ data: Import[] }>("GET", "/imports")).data;
    },
    async undo(importId, onProgress) {
      let now = await ask("POST", `/imports/${importId}/undo`);
      while (now.status === "undoing") {
        await sleep(LOOK_EVERY_MS);
        now = await ask("GET", `/imports/${importId}`);
        onProgress(now);
      }
      return now;
    },
    countRows: async () => null,
  };
}

async function everything(): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  return pieces;
}
