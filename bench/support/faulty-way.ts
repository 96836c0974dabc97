/** A way by TCP to a PostgreSQL on a socket, which can be cut and go silent. */
import net, { type AddressInfo } from "node:net";

export interface FaultyWay {
  port: number;
  /** Nothing arrives any more, and nobody is told. */
  silence(): void;
  /** Everything is reset, and nobody is let in. */
  cut(): void;
  /** What comes from now on arrives. */
  mend(): void;
  close(): void;
}

export async function faultyWay(socketPath: string): Promise<FaultyWay> {
  const dead = new Set<net.Socket>();
  const open = new Set<net.Socket>();
  let state: "well" | "silent" | "cut" = "well";
  const server = net.createServer((near) => {
    near.on("error", () => {});
    if (state === "cut") return void near.resetAndDestroy();
    open.add(near);
    if (state === "silent") dead.add(near);
    const far = net.connect(socketPath);
    far.on("error", () => near.destroy());
    near.on("data", (data) => void (dead.has(near) || far.write(data)));
    far.on("data", (data) => void (dead.has(near) || near.write(data)));
    far.on("close", () => void (dead.has(near) || near.destroy()));
    near.on("close", () => {
      far.destroy();
      open.delete(near);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      state = "silent";
      for (const socket of open) dead.add(socket);
    },
    cut() {
      state = "cut";
      for (const socket of open) socket.resetAndDestroy();
    },
    mend() {
      state = "well";
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
