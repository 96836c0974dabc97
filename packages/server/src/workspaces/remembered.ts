import type { Database } from "../storage/database.ts";

/**
 * So long a door goes on with what it looked up; a change in this process is seen at once, one in another
 * process after this time.
 */
const REMEMBER_MS = 2000;
const REMEMBER_AT_MOST = 5000;

interface Memory {
  things: Map<string, { workspaceId: string; value: unknown; staleAt: number }>;
  /** Counts changes, so that what was read before one is not remembered after it. */
  changes: number;
}

const memories = new WeakMap<Database, Memory>();

/**
 * What customers' doors look up for every answer: the survey behind a slug, the widget behind a key. Asked
 * once in two seconds instead of a thousand times a second. What is not there is not remembered.
 *
 * @param name kind and slug or key.
 */
export async function remembered<T extends object>(
  db: Database,
  name: string,
  look: () => Promise<{ workspaceId: string; value: T } | null>,
): Promise<T | null> {
  const memory = memoryOf(db);
  const known = memory.things.get(name);
  if (known && known.staleAt > performance.now()) return known.value as T;
  const { changes } = memory;
  const found = await look();
  if (found && memory.changes === changes) {
    if (memory.things.size >= REMEMBER_AT_MOST) memory.things.clear();
    memory.things.set(name, { ...found, staleAt: performance.now() + REMEMBER_MS });
  } else memory.things.delete(name);
  return found?.value ?? null;
}

/** Call after the commit of whatever changes a survey, its widget or where its links lead. */
export function forgetRemembered(db: Database, workspaceId: string): void {
  const memory = memoryOf(db);
  memory.changes++;
  for (const [name, thing] of memory.things) {
    if (thing.workspaceId === workspaceId) memory.things.delete(name);
  }
}

function memoryOf(db: Database): Memory {
  const memory = memories.get(db) ?? { things: new Map(), changes: 0 };
  memories.set(db, memory);
  return memory;
}
