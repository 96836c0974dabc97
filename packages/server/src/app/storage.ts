import type pg from "pg";
import type { Config } from "../config/config.ts";
import type { Log } from "../log/log.ts";
import { startPrivatePostgres } from "../private-postgres/private-postgres.ts";

/** The PostgreSQL that this process uses, the operator's or the private one. */
export interface Storage {
  connection: pg.PoolConfig;
  /** For the log and `candor doctor`: where the data are, without credentials. */
  description: string;
  stop(): Promise<void>;
}

/** Connects to `DATABASE_URL`, or starts (or joins) the private PostgreSQL of the data folder. */
export async function openStorage(config: Config, log: Log): Promise<Storage> {
  if (config.databaseUrl) {
    const url = new URL(config.databaseUrl);
    return {
      connection: { connectionString: config.databaseUrl },
      description: `PostgreSQL at ${url.hostname}${url.pathname}`,
      stop: async () => {},
    };
  }
  const postgres = await startPrivatePostgres({ dataFolder: config.dataFolder, log });
  return {
    connection: postgres.connection,
    description: `private PostgreSQL ${postgres.version} in ${config.dataFolder}`,
    stop: () => postgres.stop(),
  };
}
