/**
 * PostgreSQL's COPY through `pg`, which leaves the copying itself to its users: whole tables out and in
 * at the speed of the disk, in memory that does not grow with them.
 */
import type { Duplex } from "node:stream";
import type pg from "pg";

/** As much of `pg`'s connection as copying needs; its types leave these out. */
interface Wire {
  query(text: string): void;
  stream: Duplex;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** What `pg` calls on a query that it was handed. */
interface Handlers {
  submit(connection: unknown): void;
  handleCopyData(message: { chunk: Uint8Array }): void;
  handleCopyInResponse(): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCommandComplete(): void;
  handleRowDescription(): void;
  handleDataRow(): void;
  handleEmptyQuery(): void;
  handlePortalSuspended(): void;
}

/** So many bytes wait for a slow reader before the server is told to pause. */
const MOST_WAITING = 1024 * 1024;

/**
 * `COPY … TO STDOUT`: the data as they come, a piece or several rows at a time.
 *
 * @throws what the server says, when the statement fails.
 */
export async function* copyOut(
  client: pg.PoolClient | pg.Client,
  statement: string,
): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let ended = false;
  let failure: Error | null = null;
  let wire: Wire | null = null;
  let wake = () => {};
  client.query({
    ...silent(),
    submit(connection) {
      wire = connection as Wire;
      wire.query(statement);
    },
    handleCopyData({ chunk }) {
      // It lies in the memory that `pg` reads the next pieces into.
      waiting.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > MOST_WAITING) wire?.stream.pause();
      wake();
    },
    handleError(error) {
      failure = error;
      ended = true;
      wake();
    },
    handleReadyForQuery() {
      ended = true;
      wake();
    },
  } satisfies Handlers);
  try {
    for (;;) {
      if (waiting.length > 0) {
        const piece = Buffer.concat(waiting);
        waiting = [];
        bytes = 0;
        (wire as Wire | null)?.stream.resume();
        yield piece;
      } else if (ended) {
        break;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (failure) throw failure;
  } finally {
    // A reader that leaves early: what is still on its way must not block the connection.
    (wire as Wire | null)?.stream.resume();
  }
}

/**
 * `COPY … FROM STDIN`: sends pieces until there are no more.
 *
 * @throws what the server says, or what reading the pieces threw; nothing was copied then.
 */
export function copyIn(
  client: pg.PoolClient | pg.Client,
  statement: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    let over = false;
    let wire: Wire | null = null;
    const send = async (to: Wire) => {
      try {
        for await (const piece of pieces) {
          if (over) return;
          to.sendCopyFromChunk(piece);
          if (to.stream.writableNeedDrain) await drained(to.stream);
        }
        if (!over) to.endCopyFrom();
      } catch (error) {
        failure = error;
        to.sendCopyFail("reading failed");
      }
    };
    client.query({
      ...silent(),
      submit(connection) {
        wire = connection as Wire;
        wire.query(statement);
      },
      handleCopyInResponse() {
        if (wire) void send(wire);
      },
      handleError(error) {
        over = true;
        reject(failure ?? error);
      },
      handleReadyForQuery() {
        over = true;
        if (failure) reject(failure);
        else resolve();
      },
    } satisfies Handlers);
  });
}

function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.removeListener("drain", done);
      stream.removeListener("close", done);
      resolve();
    };
    stream.once("drain", done);
    stream.once("close", done);
  });
}

function silent(): Handlers {
  const nothing = () => {};
  return {
    submit: nothing,
    handleCopyData: nothing,
    handleCopyInResponse: nothing,
    handleError: nothing,
    handleReadyForQuery: nothing,
    handleCommandComplete: nothing,
    handleRowDescription: nothing,
    handleDataRow: nothing,
    handleEmptyQuery: nothing,
    handlePortalSuspended: nothing,
  };
}
