import net, { type AddressInfo } from "node:net";
import type pg from "pg";
import { onTestFinished } from "vitest";

/** A way to a database by TCP, through a place between that can go silent without closing anything. */
export interface SilentWay {
  connection: pg.PoolConfig;
  port: number;
  /** From now on nothing arrives, of old connections or new: as behind a lost machine or a forgetful firewall. */
  silence(): void;
  /** Those that are open stay dead; new ones arrive. */
  forgetOpen(): void;
  /** What was silent stays lost, what comes from now on arrives. */
  speak(): void;
}

/** Gone with the test. */
export async function silentWay(real: pg.PoolConfig): Promise<SilentWay> {
  let silent = false;
  const held = new Set<net.Socket>();
  const dead = new Set<net.Socket>();
  const proxy = net.createServer((near) => {
    held.add(near);
    near.on("error", () => {});
    if (silent) dead.add(near);
    const far = connectTo(real);
    held.add(far);
    far.on("error", () => near.destroy());
    near.on("data", (data) => void (dead.has(near) || far.write(data)));
    far.on("data", (data) => void (dead.has(near) || near.write(data)));
    near.on("close", () => far.destroy());
    far.on("close", () => void (dead.has(near) || near.destroy()));
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    for (const socket of held) socket.destroy();
    proxy.close();
  });
  const { port } = proxy.address() as AddressInfo;
  const forgetOpen = () => {
    for (const socket of held) dead.add(socket);
  };
  return {
    connection: throughPort(real, port),
    port,
    forgetOpen,
    silence() {
      silent = true;
      forgetOpen();
    },
    speak() {
      silent = false;
    },
  };
}

function connectTo(real: pg.PoolConfig): net.Socket {
  if (real.connectionString) {
    const { port, hostname } = new URL(real.connectionString);
    return net.connect(Number(port || 5432), hostname);
  }
  const port = real.port ?? 5432;
  return String(real.host).startsWith("/")
    ? net.connect(`${real.host}/.s.PGSQL.${port}`)
    : net.connect(port, real.host ?? "localhost");
}

function throughPort(real: pg.PoolConfig, port: number): pg.PoolConfig {
  if (!real.connectionString) return { ...real, host: "127.0.0.1", port };
  const url = new URL(real.connectionString);
  Object.assign(url, { hostname: "127.0.0.1", port: String(port) });
  return { ...real, connectionString: url.href };
}
