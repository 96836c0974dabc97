import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { pairs } from "./options.ts";
import { megabytes, plain, table } from "./output.ts";
import { writeFile } from "./write-file.ts";

const folder = mkdtempSync(join(tmpdir(), "candor-output-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what strangers wrote cannot move, colour or retitle a terminal, and every script stays readable", () => {
  expect(plain("red \u001b[31m\u0007now\nand\r\ttab \u202eevil")).toBe("red [31mnow and tab evil");
  expect(plain("O'Brien <script> 👩🏽‍🌾 محمد ļoti")).toBe("O'Brien <script> 👩🏽‍🌾 محمد ļoti");
  expect(plain(null)).toBe("");
  expect(table(["a", "b"], [["x\ty", 1]])).toBe("a\tb\nx y\t1");
  expect([megabytes(12), megabytes(1_500_000), megabytes(2.34e9)]).toEqual([
    "1 kB",
    "1.5 MB",
    "2.3 GB",
  ]);
});

test("name=value is parted at the first sign, and anything else is refused", () => {
  expect(pairs(["a=b=c", "store=Rīga "])).toEqual({ a: "b=c", store: "Rīga " });
  expect(() => pairs(["=b"])).toThrow(/name=value/);
});

test("a file is there whole or not at all, and only its owner can read it", async () => {
  const file = join(folder, "a.gz");
  const breaking = async function* () {
    yield Buffer.from("half");
    throw new Error("the line was cut");
  };
  await expect(writeFile(file, breaking())).rejects.toThrow("the line was cut");
  expect(readdirSync(folder)).toEqual([]);
  await writeFile(file, Readable.from([Buffer.from("whole")]));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(writeFile(file, Readable.from(["other"]))).rejects.toMatchObject({
    code: "file_exists",
  });
  await expect(writeFile(file, breaking(), { overwrite: true })).rejects.toThrow();
  expect(readFileSync(file, "utf8")).toBe("whole");
  await expect(
    writeFile(join(folder, "no/such/place"), Readable.from(["x"])),
  ).rejects.toMatchObject({ code: "file_not_written" });
  expect(existsSync(join(folder, "no"))).toBe(false);
});
