import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";
import { databaseNamed, hostsNamed, hostsOf } from "./database-hosts.ts";

/** What is wrong with an environment, sentence by sentence. */
function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test("with nothing set, Candor serves this machine alone, on port 4400, with a database of its own", () => {
  expect(readConfig({})).toEqual({
    port: 4400,
    host: "127.0.0.1",
    dataFolder: "./data",
    databaseUrl: null,
    databaseReadUrl: null,
    publicUrl: "http://localhost:4400",
    secret: null,
    smtpUrl: null,
    mailFrom: "Candor <candor@localhost>",
    logLevel: "info",
    metricsToken: null,
    slowQueryMs: 1000,
    trustProxy: false,
    allowedHosts: ["localhost"],
    webhookAllowedHosts: [],
    modelAllowedHosts: [],
    groupCommit: true,
    inboundSmtpPort: null,
    delightedAtRoot: false,
    keepUploadsDays: 7,
    keepRejectedRowsDays: 90,
    keepLinkLoadsDays: 180,
    rateLimit: 6000,
    drainSeconds: 0,
    backupS3Url: null,
    walArchive: null,
    walArchiveDays: 7,
    baseCopyHours: 24,
  });
});

test("everything that can be set is taken over", () => {
  const secret = "Zq3vXk9mT1wLr8sYb5nHc7dGf2jPu6eA";
  const env = {
    PORT: "8080",
    HOST: "0.0.0.0",
    CANDOR_DATA: "/var/lib/my candor",
    DATABASE_URL: "postgres://candor:p%40ss@db/candor",
    DATABASE_READ_URL: "postgres://candor:p%40ss@standby/candor",
    DRAIN_SECONDS: "12",
    PUBLIC_URL: "https://nps.example.com/",
    CANDOR_SECRET: secret,
    SMTP_URL: "smtps://user:pass@mail.example.com:465",
    MAIL_FROM: "Example <feedback@example.com>",
    LOG_LEVEL: "WARN",
    METRICS_TOKEN: "a-token-for-prometheus",
    TRUST_PROXY: "10.0.0.0/8, ::1, loopback",
    ALLOWED_HOSTS: "umfrage.example.de",
    KEEP_UPLOADS_DAYS: "3",
    SLOW_QUERY_MS: "250",
    KEEP_REJECTED_ROWS_DAYS: "30",
    KEEP_LINK_LOADS_DAYS: "60",
    WEBHOOK_ALLOWED_HOSTS: "crm.internal, 10.1.2.3",
    MODEL_ALLOWED_HOSTS: "llm.internal",
    GROUP_COMMIT: "off",
    INBOUND_SMTP_PORT: "2525",
    RATE_LIMIT: "120",
    DELIGHTED_AT_ROOT: "true",
    BACKUP_S3_URL: "https://key:word@s3.example.com/backups",
    WAL_ARCHIVE_DAYS: "30",
    BASE_COPY_HOURS: "6",
  };
  expect(readConfig(env)).toEqual({
    port: 8080,
    host: "0.0.0.0",
    dataFolder: "/var/lib/my candor",
    databaseUrl: "postgres://candor:p%40ss@db/candor",
    databaseReadUrl: "postgres://candor:p%40ss@standby/candor",
    drainSeconds: 12,
    publicUrl: "https://nps.example.com",
    secret,
    smtpUrl: "smtps://user:pass@mail.example.com:465",
    mailFrom: "Example <feedback@example.com>",
    logLevel: "warn",
    metricsToken: "a-token-for-prometheus",
    slowQueryMs: 250,
    trustProxy: ["10.0.0.0/8", "::1", "loopback"],
    allowedHosts: ["nps.example.com", "umfrage.example.de"],
    keepUploadsDays: 3,
    keepRejectedRowsDays: 30,
    keepLinkLoadsDays: 60,
    webhookAllowedHosts: ["crm.internal", "10.1.2.3"],
    modelAllowedHosts: ["llm.internal"],
    groupCommit: false,
    inboundSmtpPort: 2525,
    delightedAtRoot: true,
    rateLimit: 120,
    backupS3Url: "https://key:word@s3.example.com/backups",
    // Of a database of one's own there is none.
    walArchive: null,
    walArchiveDays: 30,
    baseCopyHours: 6,
  });
});

test("mail is taken in at the port that either of its names says", () => {
  expect(readConfig({ MAIL_IN_PORT: "2525" }).inboundSmtpPort).toBe(2525);
  expect(readConfig({ MAIL_IN_PORT: "26", INBOUND_SMTP_PORT: "25" }).inboundSmtpPort).toBe(25);
});

test("a blank value counts as not set, as compose files leave them", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: " ", CANDOR_SECRET: "" })).toEqual(readConfig({}));
});

test("mails come from the public host unless said otherwise", () => {
  expect(readConfig({ PUBLIC_URL: "https://nps.example.com" }).mailFrom).toBe(
    "Candor <candor@nps.example.com>",
  );
});

test("the configuration cannot be changed after it was read", () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

test.each([
  [{ PORT: "http" }, /^PORT is "http"; set it to a port number/],
  [{ PORT: "70000" }, /^PORT is "70000"/],
  [{ PORT: "0" }, /^PORT is "0"/],
  [{ DATABASE_URL: "mysql://db/candor" }, /^DATABASE_URL is not a URL that starts with postgres:/],
  [{ DATABASE_URL: "postgres://db" }, /^DATABASE_URL names no database/],
  [{ PUBLIC_URL: "nps.example.com" }, /^PUBLIC_URL is not a URL that starts with http:/],
  [{ PUBLIC_URL: "https://example.com/nps" }, /^PUBLIC_URL names a path/],
  [{ CANDOR_SECRET: "short" }, /^CANDOR_SECRET has 5 characters.*openssl rand/],
  [{ CANDOR_SECRET: "ab".repeat(20) }, /^CANDOR_SECRET repeats/],
  [{ SMTP_URL: "mail.example.com:25" }, /^SMTP_URL is not a URL that starts with smtp:/],
  [{ SMTP_URL: "smtp://" }, /^SMTP_URL/],
  [{ MAIL_FROM: "feedback" }, /^MAIL_FROM is "feedback"; write a mail address/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL is "loud"; set it to one of fatal, error/],
  [{ METRICS_TOKEN: "x" }, /^METRICS_TOKEN has 1 characters/],
  [{ TRUST_PROXY: "on" }, /^TRUST_PROXY is "on"; say how many proxies/],
  [{ TRUST_PROXY: "10.0.0.0/40" }, /^TRUST_PROXY/],
  [{ GROUP_COMMIT: "maybe" }, /^GROUP_COMMIT is "maybe"; set it to on or off/],
  [
    { DATABASE_READ_URL: "postgres://u@standby/candor" },
    /^DATABASE_READ_URL is set without DATABASE_URL/,
  ],
  [{ INBOUND_SMTP_PORT: "4400" }, /^INBOUND_SMTP_PORT and PORT are both 4400/],
])("%o is refused with what to do", (env, sentence) => {
  const [problem, ...more] = problems(env as Record<string, string>);
  expect(problem).toMatch(sentence);
  expect(more).toEqual([]);
});

test("a sentence never repeats a password", () => {
  const env = { DATABASE_URL: "mysql://me:hunter2@db/x", SMTP_URL: "http://me:hunter2@mail" };
  expect(problems(env).join()).not.toContain("hunter2");
});

test("all wrong values are named at once", () => {
  expect(problems({ PORT: "x", LOG_LEVEL: "y", GROUP_COMMIT: "z" })).toHaveLength(3);
});

test("every setting stands in the documentation, and nothing stands there that is not one", () => {
  const source = readFileSync(new URL("./config.ts", import.meta.url), "utf8");
  const settings = [...source.matchAll(/\/\*\* ([A-Z0-9_]+): /g)].map((match) => match[1]);
  const page = readFileSync(new URL("../../../../docs/running.md", import.meta.url), "utf8");
  const documented = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map((match) => match[1]);
  expect(settings.length).toBe(Object.keys(readConfig({})).length);
  expect(documented.toSorted()).toEqual(settings.toSorted());
});

test("an archive of the log lies outside the data folder, and is for the private PostgreSQL alone", () => {
  const s3 = { BACKUP_S3_URL: "https://key:word@s3.example.com/backups" };
  expect(readConfig({ WAL_ARCHIVE: "/backups/candor-wal" }).walArchive).toBe("/backups/candor-wal");
  expect(readConfig({ WAL_ARCHIVE: "s3:shop/log", ...s3 }).walArchive).toBe("s3:shop/log");
  const data = { CANDOR_DATA: "/srv/candor/data" };
  for (const [env, sentence] of [
    [{ WAL_ARCHIVE: "archive" }, "no absolute path"],
    [{ WAL_ARCHIVE: "/srv/candor/data/wal", ...data }, "lies in the other"],
    [{ WAL_ARCHIVE: "/srv/candor", ...data }, "lies in the other"],
    [{ WAL_ARCHIVE: "/srv/candor/data/../data", ...data }, "lies in the other"],
    [{ WAL_ARCHIVE: "s3:log" }, "BACKUP_S3_URL, which is not set"],
    [{ WAL_ARCHIVE: "s3://bucket/log", ...s3 }, "not as s3:NAME"],
    [{ WAL_ARCHIVE: "s3:a/../b", ...s3 }, "not as s3:NAME"],
    [{ WAL_ARCHIVE: "/wal", DATABASE_URL: "postgres://a@b/c" }, "archive is yours to set"],
    [{ WAL_ARCHIVE: "/wal", WAL_ARCHIVE_DAYS: "0" }, "WAL_ARCHIVE_DAYS is 0"],
  ] as const) {
    expect(problems(env).join(), JSON.stringify(env)).toContain(sentence);
  }
  expect(readConfig({ WAL_ARCHIVE: "/srv/candor/data-wal", ...data }).walArchive).not.toBeNull();
});

test("a database may have several hosts, each of which is checked", () => {
  const url = "postgres://candor:p%40ss@one:5432,two:5433,[::1]/candor?sslmode=require";
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(hostsOf(url)).toEqual([
    "postgres://candor:p%40ss@one:5432/candor?sslmode=require",
    "postgres://candor:p%40ss@two:5433/candor?sslmode=require",
    "postgres://candor:p%40ss@[::1]/candor?sslmode=require",
  ]);
  expect(databaseNamed(url)).toBe("one, two, [::1]/candor");
  expect(hostsNamed("postgres://me:secret@db:5555/candor")).toBe("db:5555");
  expect(problems({ DATABASE_URL: "postgres://u@one:5432,two:x/candor" })).toHaveLength(1);
});
