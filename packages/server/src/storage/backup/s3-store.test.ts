import { beforeEach, expect, test } from "vitest";
import { KEYS, type S3Storage, SECRET, s3Storage } from "../../testing/s3-storage.ts";
import { S3Store } from "./s3-store.ts";
import { hashOf, signS3 } from "./sign-s3.ts";

test("a request is signed as Amazon's own example is", () => {
  const { authorization } = signS3(
    { ...KEYS, secretAccessKey: SECRET },
    {
      ...{ method: "GET", url: new URL("https://examplebucket.s3.amazonaws.com/test.txt") },
      ...{ headers: { range: "bytes=0-9" }, payloadHash: hashOf("") },
      now: new Date("2013-05-24T00:00:00Z"),
    },
  );
  expect(authorization).toContain(
    "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});

let storage: S3Storage;
beforeEach(async () => {
  storage = await s3Storage();
});

async function* pieces(count: number, bytes: number) {
  for (let n = 0; n < count; n += 1) yield Buffer.alloc(bytes, n % 251);
}
async function wholeOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const read = async (store: S3Store, name: string) => wholeOf(await store.read(name));

test("what is written in parts is read back whole, also through a storage that asks to come later", async () => {
  const store = new S3Store(storage.address());
  const name = "candor 2026-11-22 (night).sql.gz";
  storage.failures = 2;
  // Three parts, the last of them short.
  expect(await store.write(name, pieces(70, 500_000), false)).toBe(35_000_000);
  const whole = await wholeOf(pieces(70, 500_000));
  expect((await read(store, name)).equals(whole)).toBe(true);
  expect([...storage.objects.keys()]).toEqual([
    "/backups/candor/candor%202026-11-22%20%28night%29.sql.gz",
  ]);
  expect(storage.uploads.size).toBe(0);
});

test("a backup is not written over, one that breaks off leaves nothing, and none is read that is not there", async () => {
  const store = new S3Store(storage.address());
  await store.write("a.gz", pieces(1, 10), false);
  await expect(store.write("a.gz", pieces(1, 20), false)).rejects.toMatchObject({ status: 409 });
  expect(await store.write("a.gz", pieces(1, 20), true)).toBe(20);
  async function* broken() {
    yield Buffer.alloc(17_000_000);
    throw new Error("the database went away");
  }
  await expect(store.write("b.gz", broken(), false)).rejects.toThrow("the database went away");
  expect(storage.objects.has("/backups/candor/b.gz")).toBe(false);
  expect(storage.uploads.size).toBe(0);
  await expect(store.read("c.gz")).rejects.toMatchObject({ status: 404 });
});

test("wrong keys are told in a sentence, without the keys", async () => {
  const store = new S3Store(storage.address("a wrong secret"));
  const error = await store.write("a.gz", pieces(1, 10), false).catch((thrown: Error) => thrown);
  expect(String(error)).toContain("SignatureDoesNotMatch");
  expect(String(error)).not.toContain("a wrong secret");
});
