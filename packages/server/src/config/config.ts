/**
 * The configuration: read from the environment once, at the start, and never changed after. A value
 * that cannot be right is refused with a sentence that says how to mend it.
 */
import { hostsOf } from "./database-hosts.ts";
import { readArchive } from "./read-archive.ts";
import {
  type Environment,
  readAddress,
  readCount,
  readFlag,
  readList,
  readOneOf,
  readPort,
  readProxies,
  readSecret,
  readSecretFile,
  readUrl,
} from "./read-value.ts";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What an operator may set; each field names its variable. */
export interface Config {
  /** PORT: where HTTP is served. */
  port: number;
  /** HOST: the address to listen on. Only this machine unless said otherwise; 0.0.0.0 is every address. */
  host: string;
  /** CANDOR_DATA: the folder for everything that Candor keeps on disk. */
  dataFolder: string;
  /** DATABASE_URL: a PostgreSQL or Citus of the operator's, with several hosts where it fails over; `null` for the private one. */
  databaseUrl: string | null;
  /** DATABASE_READ_URL: a streaming standby of that PostgreSQL, for lists and files; `null` for none. */
  databaseReadUrl: string | null;
  /** PUBLIC_URL: how customers and colleagues reach this server; no slash at the end. */
  publicUrl: string;
  /** ALLOWED_HOSTS: the names under which requests are taken, that of PUBLIC_URL first; `null` is any name. */
  allowedHosts: string[] | null;
  /** CANDOR_SECRET: or what the file CANDOR_SECRET_FILE holds, the key for what is signed and encrypted; `null` for one kept in the database. */
  secret: string | null;
  /** SMTP_URL: the mail server; while it is `null`, mails are written to the log. */
  smtpUrl: string | null;
  /** MAIL_FROM: the sender of mails. */
  mailFrom: string;
  /** LOG_LEVEL: the least important thing that is still logged. */
  logLevel: (typeof LOG_LEVELS)[number];
  /** METRICS_TOKEN: what `/metrics` asks for; while it is `null`, only this machine may read them. */
  metricsToken: string | null;
  /** SLOW_QUERY_MS: from how many milliseconds on a statement of the database stands in the log; 0 is never. */
  slowQueryMs: number;
  /** TRUST_PROXY: whose word about a visitor's address is taken; as Fastify understands it. */
  trustProxy: false | number | string[];
  /** WEBHOOK_ALLOWED_HOSTS: private hosts that webhooks may reach nevertheless. */
  webhookAllowedHosts: string[];
  /** MODEL_ALLOWED_HOSTS: private hosts where a workspace's own model may be. */
  modelAllowedHosts: string[];
  /** GROUP_COMMIT: record answers in batches; off only to measure what that brings. */
  groupCommit: boolean;
  /** BACKUP_S3_URL: a bucket of S3-compatible storage with its keys, where backups named `s3:…` are; `null` for none. */
  backupS3Url: string | null;
  /** WAL_ARCHIVE: where the private PostgreSQL's log and base copies go, a folder or `s3:NAME` in the storage of BACKUP_S3_URL; `null` for nowhere. */
  walArchive: string | null;
  /** WAL_ARCHIVE_DAYS: how many days back one can return. */
  walArchiveDays: number;
  /** BASE_COPY_HOURS: how often a base copy is made. */
  baseCopyHours: number;
  /** INBOUND_SMTP_PORT: (or MAIL_IN_PORT) where bounces and replies are taken in; `null` for nowhere. */
  inboundSmtpPort: number | null;
  /** KEEP_UPLOADS_DAYS: how long a file is kept that was uploaded and never imported. */
  keepUploadsDays: number;
  /** KEEP_REJECTED_ROWS_DAYS: how long the rejected rows of an import can be fetched. */
  keepRejectedRowsDays: number;
  /** KEEP_LINK_LOADS_DAYS: how long it is kept which link of a mail was loaded when. */
  keepLinkLoadsDays: number;
  /** RATE_LIMIT: requests a minute from one key or session; 0 is no limit. */
  rateLimit: number;
  /** DRAIN_SECONDS: how long a server that is told to stop says it is not ready and still takes connections. */
  drainSeconds: number;
  /** DELIGHTED_AT_ROOT: answer `/v1/…` as Delighted did, for a host name that pointed there. */
  delightedAtRoot: boolean;
}

/** Values of the configuration that were refused, a sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * Reads the configuration.
 *
 * @throws {ConfigError} with a sentence for every value that cannot be right.
 */
export function readConfig(environment: Record<string, string | undefined>): Readonly<Config> {
  const problems: string[] = [];
  const env: Environment = {
    get: (name) => environment[name]?.trim() || undefined,
    refuse: (sentence) => problems.push(sentence),
  };
  const port = readPort(env, "PORT") ?? 4400;
  const publicUrl = (readUrl(env, "PUBLIC_URL", PUBLIC_URL) ?? `http://localhost:${port}`).replace(
    /\/+$/,
    "",
  );
  const host = env.get("HOST") ?? "127.0.0.1";
  const isNamed = env.get("PUBLIC_URL") !== undefined || LOOPBACK.test(host);
  const config: Config = {
    port,
    host,
    dataFolder: env.get("CANDOR_DATA") ?? "./data",
    databaseUrl: readUrl(env, "DATABASE_URL", { ...DATABASE_URL, several: hostsOf }),
    databaseReadUrl: readUrl(env, "DATABASE_READ_URL", DATABASE_URL),
    publicUrl,
    // While nobody has said its name and others than this machine may ask, it goes by any.
    allowedHosts: isNamed ? [hostOf(publicUrl), ...readList(env, "ALLOWED_HOSTS")] : null,
    secret: readSecretFile(env, "CANDOR_SECRET_FILE", 32) ?? readSecret(env, "CANDOR_SECRET", 32),
    smtpUrl: readUrl(env, "SMTP_URL", SMTP_URL),
    mailFrom: readAddress(env, "MAIL_FROM") ?? `Candor <candor@${hostOf(publicUrl)}>`,
    logLevel: readOneOf(env, "LOG_LEVEL", LOG_LEVELS) ?? "info",
    metricsToken: readSecret(env, "METRICS_TOKEN", 16),
    slowQueryMs: readCount(env, "SLOW_QUERY_MS") ?? 1000,
    trustProxy: readProxies(env, "TRUST_PROXY"),
    webhookAllowedHosts: readList(env, "WEBHOOK_ALLOWED_HOSTS"),
    modelAllowedHosts: readList(env, "MODEL_ALLOWED_HOSTS"),
    groupCommit: readFlag(env, "GROUP_COMMIT") ?? true,
    backupS3Url: readUrl(env, "BACKUP_S3_URL", BACKUP_S3_URL),
    walArchive: readArchive(env),
    walArchiveDays: readCount(env, "WAL_ARCHIVE_DAYS") ?? 7,
    baseCopyHours: readCount(env, "BASE_COPY_HOURS") ?? 24,
    inboundSmtpPort: readPort(env, "INBOUND_SMTP_PORT") ?? readPort(env, "MAIL_IN_PORT"),
    keepUploadsDays: readCount(env, "KEEP_UPLOADS_DAYS") ?? 7,
    keepRejectedRowsDays: readCount(env, "KEEP_REJECTED_ROWS_DAYS") ?? 90,
    keepLinkLoadsDays: readCount(env, "KEEP_LINK_LOADS_DAYS") ?? 180,
    rateLimit: readCount(env, "RATE_LIMIT") ?? 6000,
    // Who serves from a private PostgreSQL is alone on it: nobody could take the requests over.
    drainSeconds: readCount(env, "DRAIN_SECONDS") ?? (env.get("DATABASE_URL") ? DRAIN_SECONDS : 0),
    delightedAtRoot: readFlag(env, "DELIGHTED_AT_ROOT") ?? false,
  };
  if (env.get("CANDOR_SECRET") && env.get("CANDOR_SECRET_FILE")) {
    problems.push("CANDOR_SECRET and CANDOR_SECRET_FILE are both set; keep the one that holds");
  }
  if (config.databaseReadUrl !== null && config.databaseUrl === null) {
    problems.push(
      "DATABASE_READ_URL is set without DATABASE_URL; the private PostgreSQL has no standby, so leave it out or set both",
    );
  }
  if (config.inboundSmtpPort === config.port) {
    problems.push(
      `INBOUND_SMTP_PORT and PORT are both ${config.port}; give mail a port of its own`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** A proxy that asks every two seconds and wants to hear no twice. */
const DRAIN_SECONDS = 5;

/** Only this machine can ask a server that listens on one of these. */
const LOOPBACK = /^(localhost|127\.[\d.]+|::1)$/;

const PUBLIC_URL = {
  schemes: ["http:", "https:"],
  example: "https://nps.example.com",
  check: (url: URL) =>
    url.pathname === "/" && url.search === "" && url.hash === ""
      ? null
      : "names a path; Candor needs a host name of its own, such as https://nps.example.com",
};

const DATABASE_URL = {
  schemes: ["postgres:", "postgresql:"],
  example: "postgres://candor:password@db.example.com:5432/candor",
  check: (url: URL) =>
    url.pathname.length > 1
      ? null
      : "names no database; put its name at the end, as in postgres://candor:password@db.example.com:5432/candor",
};

const BACKUP_S3_URL = {
  schemes: ["http:", "https:"],
  example: "https://KEY:SECRET@s3.eu-north-1.amazonaws.com/bucket?region=eu-north-1",
  check: (url: URL) =>
    url.username !== "" && url.password !== "" && url.pathname.length > 1
      ? null
      : "lacks the key, its secret or the bucket; write it like https://KEY:SECRET@s3.eu-north-1.amazonaws.com/bucket?region=eu-north-1",
};

const SMTP_URL = {
  schemes: ["smtp:", "smtps:"],
  example: "smtps://user:password@mail.example.com:465",
  check: (url: URL) =>
    url.hostname === "" ? "names no host, as in smtps://user:password@mail.example.com:465" : null,
};

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "localhost";
}
