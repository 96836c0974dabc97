/** Where the private PostgreSQL listens: a socket in a folder that no other user can enter. */
import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnownError } from "../errors/known-error.ts";

/** The name of the socket comes from the port, by PostgreSQL's custom. No network port is opened. */
export const SOCKET_PORT = 5432;

/** What fits into `sockaddr_un`: 108 bytes on Linux, 104 on macOS, both with a closing zero. */
const LONGEST_SOCKET_PATH = 103;

/**
 * A folder for the socket: in `workshop`, or, when that path is too long or its disk knows no sockets,
 * a short one for temporary files.
 *
 * @param give hands the folder to the user PostgreSQL runs as.
 */
export async function socketFolder(
  workshop: string,
  give: (path: string) => void,
): Promise<string> {
  const near = join(workshop, "socket");
  const socket = join(near, `.s.PGSQL.${SOCKET_PORT}`);
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH) {
    mkdirSync(near, { recursive: true, mode: 0o700 });
    chmodSync(near, 0o700);
    if (await acceptsSockets(near)) {
      give(near);
      return near;
    }
  }
  const short = shortFolder(workshop);
  give(short);
  return short;
}

/** Everybody may write to the folder of temporary files, so what we find there must be ours. */
function shortFolder(workshop: string): string {
  const name = createHash("sha256").update(workshop).digest("hex").slice(0, 12);
  const folder = join(tmpdir(), `candor-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const me = process.getuid?.();
  // Root hands the folder to the user PostgreSQL runs as, and may find it so the next time.
  const ours = me === 0 || me === undefined || found.uid === me;
  if (!found.isDirectory() || !ours) {
    throw new KnownError(
      503,
      "socket_folder_taken",
      `The folder ${folder}, needed for the database's socket, belongs to another user; remove it, or set CANDOR_DATA to a folder with a shorter path`,
    );
  }
  chmodSync(folder, 0o700);
  return folder;
}

async function acceptsSockets(folder: string): Promise<boolean> {
  const path = join(folder, `probe-${process.pid}`);
  const server = createServer();
  const works = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(path, () => resolve(true));
  });
  if (works) await new Promise((resolve) => server.close(resolve));
  rmSync(path, { force: true });
  return works;
}
