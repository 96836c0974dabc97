import { ApiError } from "../../request/api-error.ts";

/** Something that was said or done during an interview and is not known to the server yet. */
export type Kept = {
  /** Goes along as the id of the answer or of the attempt: sent twice it counts once. */
  id: string;
  /** Who asked. Nobody else's session may send it: the server records whose session it was. */
  by: string;
  workspace: string;
  path: string;
  body: Record<string, unknown>;
  /** The call that this ends; it leaves the list at once. */
  invitationId: string | null;
  /** How the person is called, for whoever has to look at what was refused. */
  who: string;
  at: string;
  /** The field of the body that tells when, for what arrives late. */
  when: "at" | "answeredAt";
  /** What the server said when it did not want it and never will. */
  refused: string | null;
};

/** Where things are kept: `localStorage`, or something like it. */
export type Shelf = {
  keys(): string[];
  read(key: string): string | null;
  write(key: string, value: string | null): void;
};

const PREFIX = "interview.";
export type KeptQueue = ReturnType<typeof makeKeptQueue>;

/**
 * Answers and outcomes wait here until the server has them. Each lies under a key of its own, so
 * that two tabs never overwrite each other's.
 */
export function makeKeptQueue(
  shelf: Shelf,
  send: (kept: Kept) => Promise<unknown>,
  sent: (kept: Kept) => void = () => undefined,
) {
  const listeners = new Set<() => void>();
  let known = look();
  let running: Promise<void> | null = null;

  function look(): readonly Kept[] {
    return shelf
      .keys()
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => readKept(shelf.read(key)))
      .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  }
  function changed(): void {
    known = look();
    for (const tell of listeners) tell();
  }
  function put(kept: Kept): void {
    shelf.write(PREFIX + kept.id, JSON.stringify(kept));
    changed();
  }
  function drop(id: string): void {
    shelf.write(PREFIX + id, null);
    changed();
  }

  async function sendAll(by: string): Promise<void> {
    for (;;) {
      const next = known.find((kept) => kept.by === by && kept.refused === null);
      if (!next) return;
      try {
        await send(next);
      } catch (error) {
        if (mayPass(error)) return;
        put({ ...next, refused: error instanceof Error ? error.message : String(error) });
        continue;
      }
      sent(next);
      drop(next.id);
    }
  }

  return {
    list: () => known,
    put,
    drop,
    /** Another tab has put or sent something. */
    changed,
    subscribe(tell: () => void) {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    /** Sends what this colleague has kept, oldest first, until the line is lost again. */
    flush(by: string): Promise<void> {
      running ??= sendAll(by).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** A lost line, a session that ended, a server that is busy or starting: all of them pass. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status >= 500 || [0, 401, 408, 425, 429].includes(error.status);
}

function readKept(text: string | null): Kept[] {
  try {
    return text === null ? [] : [JSON.parse(text) as Kept];
  } catch {
    return [];
  }
}
