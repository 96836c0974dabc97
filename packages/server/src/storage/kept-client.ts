import pg from "pg";
import { type DatabaseWay, wayTo } from "./database-way.ts";

/** A server that takes no connection within this time is away. */
const CONNECT_MS = 5_000;
/** What is idle for so long is asked by TCP whether the other end is there; Node asks ten times, a second apart. */
const KEEP_ALIVE_MS = 5_000;
/** Tells the server to find out as soon that we are gone, so that nobody waits for locks of the dead. */
const SERVER_LOOKS =
  "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 5; set tcp_user_timeout = 15000";
/** The server has become a standby, or was made read-only. */
const READ_ONLY = "25006";

type Connected = (error: Error | null, client?: pg.Client) => void;

/** A connection over a network, of which it is found out within seconds when it is dead; of several hosts it goes to the primary. */
export class KeptClient extends pg.Client {
  private readonly way: DatabaseWay;

  constructor(config: pg.ClientConfig = {}) {
    const way = wayTo(config);
    const { connectionTimeoutMillis = CONNECT_MS } = config;
    super({
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      ...config,
      ...way.anyHost(),
      connectionTimeoutMillis: Math.min(connectionTimeoutMillis || CONNECT_MS, CONNECT_MS),
    });
    this.way = way;
    if (this.host.startsWith("/")) return;
    this.once("connect", () => {
      way.watch(this);
      this.query(SERVER_LOOKS).catch(() => {
        // Behind a pooler, or on a system without them: then it is found out later.
      });
    });
    if (!way.isChoice) return;
    this.connection.on("errorMessage", (message: { code?: string }) => {
      if (message.code !== READ_ONLY) return;
      way.forget();
      this.cut();
    });
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.Client> | undefined {
    const done = this.way.isChoice ? this.toPrimary() : super.connect();
    if (!callback) return done;
    done.then((client) => callback(null, client), callback);
    return undefined;
  }

  /** Ends it at once, whatever is under way, without the politeness that a silent server would not answer. */
  cut(): void {
    this.connection.stream.destroy();
  }

  private async toPrimary(): Promise<pg.Client> {
    const { host, port } = await this.way.choose();
    this.host = host;
    this.port = port;
    try {
      return await super.connect();
    } catch (error) {
      this.way.forget();
      throw error;
    }
  }
}
