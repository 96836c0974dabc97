import type pg from "pg";
import type { Config } from "../config/config.ts";
import { databaseNamed } from "../config/database-hosts.ts";
import type { Log } from "../log/log.ts";
import { startPrivatePostgres } from "../private-postgres/private-postgres.ts";

/** The PostgreSQL that this process uses, the operator's or the private one. */
export interface Storage {
  connection: pg.PoolConfig;
  /** For the log and `candor doctor`: where the data are, without credentials. */
  description: string;
  /** The folder of the private PostgreSQL's cluster; `null` where the data are in the operator's. */
  cluster: string | null;
  stop(): Promise<void>;
}

/**
 * Connects to `DATABASE_URL`, or starts (or joins) the private PostgreSQL of the data folder.
 *
 * @param decides.archive whether its log is archived, said by the server alone; for everybody else it is as it was.
 */
export async function openStorage(
  config: Config,
  log: Log,
  decides: { archive?: boolean } = {},
): Promise<Storage> {
  if (config.databaseUrl) {
    return {
      connection: { connectionString: config.databaseUrl },
      description: `PostgreSQL at ${databaseNamed(config.databaseUrl)}`,
      cluster: null,
      stop: async () => {},
    };
  }
  const postgres = await startPrivatePostgres({ dataFolder: config.dataFolder, log, ...decides });
  return {
    connection: postgres.connection,
    description: `private PostgreSQL ${postgres.version} in ${config.dataFolder}`,
    cluster: postgres.folder,
    stop: () => postgres.stop(),
  };
}
