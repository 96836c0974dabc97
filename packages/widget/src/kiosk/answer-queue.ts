/** An answer on its way. It stays in the browser's database until the server says that it has it. */
export interface WaitingAnswer {
  id: string;
  body: Record<string, unknown>;
  /** Counts changes of mind: an answer that changed while it was being sent is sent again. */
  revision: number;
  /** The server will never take it; kept for staff rather than thrown away. */
  refused: boolean;
}

const STORE = "answers";

export interface AnswerQueue {
  /** Keeps an answer, or a later version of it. Durable once the promise is kept. */
  keep(id: string, body: Record<string, unknown>): Promise<void>;
  all(): Promise<WaitingAnswer[]>;
  /** Forgets an answer that arrived, unless it changed meanwhile. */
  arrived(sent: WaitingAnswer): Promise<void>;
  refused(sent: WaitingAnswer): Promise<void>;
}

/** Opens the queue of one kiosk. Rejects where the browser forbids storage. */
export async function openQueue(name: string): Promise<AnswerQueue> {
  const opening = indexedDB.open(`candor-kiosk-${name}`, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
  const database = await result(opening);

  /** `strict`: on the disk before the promise is kept, since a kiosk's plug may be pulled. */
  async function change(
    id: string,
    next: (before: WaitingAnswer | undefined) => WaitingAnswer | null | undefined,
  ): Promise<void> {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    const before: WaitingAnswer | undefined = await result(store.get(id));
    const after = next(before);
    if (after) store.put(after);
    else if (after === null) store.delete(id);
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error);
    });
  }

  return {
    keep: (id, body) =>
      change(id, (before) => ({
        id,
        body,
        revision: (before?.revision ?? 0) + 1,
        refused: false,
      })),
    all: () => result(database.transaction(STORE).objectStore(STORE).getAll()),
    arrived: (sent) =>
      change(sent.id, (now) => (now?.revision === sent.revision ? null : undefined)),
    refused: (sent) => change(sent.id, (now) => (now ? { ...now, refused: true } : undefined)),
  };
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
