import { expect, test } from "vitest";
import { cli, urlOf } from "../testing/cli.ts";
import { s3Storage } from "../testing/s3-storage.ts";
import { freshDatabase } from "../testing/test-database.ts";

test("a backup goes to S3-compatible storage, is not written over, and is restored from there", async () => {
  const storage = await s3Storage();
  const from = {
    DATABASE_URL: urlOf((await freshDatabase()).connection),
    BACKUP_S3_URL: storage.address(),
  };
  const added = await cli(
    [
      "user",
      "add",
      "ann@example.com",
      "--workspace",
      "Garden",
      "--role",
      "owner",
      "--password-stdin",
    ],
    from,
    "a long enough password\n",
  );
  expect(added.code, added.stderr).toBe(0);
  const written = await cli(["backup", "s3:night.sql.gz", "--json"], from);
  expect(written.code, written.stderr).toBe(0);
  expect(storage.objects.get("/backups/candor/night.sql.gz")).toHaveLength(
    Number(written.json.bytes),
  );
  const again = await cli(["backup", "s3:night.sql.gz"], from);
  expect(again.code).toBe(4);
  expect(again.stderr).toContain("already");

  const to = { ...from, DATABASE_URL: urlOf((await freshDatabase()).connection) };
  const restored = await cli(["restore", "s3:night.sql.gz", "--json"], to);
  expect(restored.code, restored.stderr).toBe(0);
  expect(restored.json).toMatchObject({ workspaces: 1, rows: written.json.rows });
  const missing = await cli(["restore", "s3:other.sql.gz"], to);
  expect(missing.stderr).toContain('There is no backup "other.sql.gz"');
  const nowhere = await cli(["backup", "s3:x"], { DATABASE_URL: from.DATABASE_URL });
  expect(nowhere.stderr).toContain("BACKUP_S3_URL is not set");
  expect(`${again.stderr}${missing.stderr}`).not.toContain("wJalrXUtnFEMI");
}, 180_000);
