/**
 * The thread that reads files for a server: what takes long or needs much memory here stops nobody who answers there.
 * Started by `read-in-thread.ts`, which hands it the file piece by piece.
 */
import { parentPort, workerData } from "node:worker_threads";
import { KnownError } from "../../errors/known-error.ts";
import type { InterpretedRow } from "../interpreted-row.ts";
import { previewImport } from "../preview.ts";
import { countRows } from "../read/count-rows.ts";
import type { ImportSource } from "../read/import-source.ts";
import { readRows } from "../read/read-rows.ts";
import type { FromThread, ReadingOrder, ToThread } from "./reading-messages.ts";

/** Rows sent at once, and characters of them. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 4_000_000;

const port = parentPort;
if (!port) throw new Error("reading-thread.ts is started as a thread, not run");

const say = (message: FromThread) => port.postMessage(message);
let answered: ((message: ToThread) => void) | undefined;
port.on("message", (message: ToThread) => answered?.(message));
const ask = (message: FromThread) =>
  new Promise<ToThread>((resolve) => {
    answered = resolve;
    say(message);
  });

let bytesRead = 0;

function sourceFromOutside({ fileName, size }: ReadingOrder): ImportSource {
  return {
    fileName,
    size,
    async *open() {
      bytesRead = 0;
      say({ say: "open" });
      for (;;) {
        const reply = await ask({ say: "pull" });
        if (reply.say !== "piece" || reply.piece === null) return;
        bytesRead += reply.piece.length;
        yield reply.piece;
      }
    },
  };
}

async function work(order: ReadingOrder): Promise<void> {
  const source = sourceFromOutside(order);
  const { task } = order;
  if (task.kind === "preview")
    say({ say: "preview", preview: await previewImport(source, task.options) });
  else if (task.kind === "count") say({ say: "counted", rows: await countRows(source, task.plan) });
  else await sendRows(source, order);
  say({ say: "end" });
}

async function sendRows(source: ImportSource, { size, task }: ReadingOrder): Promise<void> {
  if (task.kind !== "rows") return;
  let rows: InterpretedRow[] = [];
  let characters = 0;
  let shareOfSheets: (() => number) | undefined;
  const share = () => shareOfSheets?.() ?? (size > 0 ? Math.min(1, bytesRead / size) : 0);
  const options = {
    now: task.now,
    onTable: (table: { share?: () => number }) => {
      shareOfSheets = table.share;
    },
  };
  for await (const row of readRows(source, task.plan, options)) {
    rows.push(row);
    for (const cell of row.cells) characters += cell.length;
    if (rows.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    await ask({ say: "rows", rows, share: share() });
    rows = [];
    characters = 0;
  }
  if (rows.length > 0) await ask({ say: "rows", rows, share: 1 });
}

work(workerData as ReadingOrder)
  .catch((error: unknown) => {
    if (error instanceof KnownError) {
      const { status, code, message, fields } = error;
      say({ say: "refused", status, code, message, fields: [...fields] });
    } else {
      say({ say: "failed", message: error instanceof Error ? (error.stack ?? "") : String(error) });
    }
  })
  .finally(() => port.close());
