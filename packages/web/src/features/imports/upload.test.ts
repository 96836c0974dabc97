// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UNREACHABLE } from "../../request/api-error.ts";
import { uploadImport } from "./upload.ts";

/** An XMLHttpRequest whose server is the test. */
class Sending {
  static last: Sending;
  upload: { onprogress?: (event: object) => void } = {};
  onload = () => undefined as unknown;
  onerror = () => undefined as unknown;
  onabort = () => undefined as unknown;
  headers: Record<string, string> = {};
  replied: Record<string, string> = {};
  status = 0;
  responseText = "";
  sent: FormData | undefined;
  constructor() {
    Sending.last = this;
  }
  open(method: string, path: string) {
    this.headers["@"] = `${method} ${path}`;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  getResponseHeader(name: string) {
    return this.replied[name] ?? null;
  }
  send(form: FormData) {
    this.sent = form;
  }
  abort() {
    this.onabort();
  }
  reply(status: number, text: string, headers: Record<string, string> = {}) {
    this.status = status;
    this.responseText = text;
    this.replied = headers;
    this.onload();
  }
}

beforeEach(() => vi.stubGlobal("XMLHttpRequest", Sending));
afterEach(() => vi.unstubAllGlobals());

function upload(onProgress = (_: number) => undefined as unknown) {
  const stop = new AbortController();
  const file = new File(["score\n9\n"], "answers.csv", { type: "text/csv" });
  const done = uploadImport({
    file,
    workspace: "w1",
    onProgress: (share) => void onProgress(share),
    signal: stop.signal,
  });
  return { done, stop, sending: Sending.last };
}

test("a file goes to its workspace under its name, and tells how much of it has gone", async () => {
  const shares: number[] = [];
  const { done, sending } = upload((share) => shares.push(share));
  expect(sending.headers).toMatchObject({ "@": "POST /api/v1/imports", "candor-workspace": "w1" });
  expect(sending.sent?.get("file")).toMatchObject({ name: "answers.csv" });
  sending.upload.onprogress?.({ lengthComputable: true, loaded: 2, total: 8 });
  sending.upload.onprogress?.({ lengthComputable: false, loaded: 3, total: 0 });
  sending.upload.onprogress?.({ lengthComputable: true, loaded: 8, total: 8 });
  sending.reply(201, '{"id":"i1"}');
  expect(await done).toEqual({ id: "i1" });
  expect(shares).toEqual([0.25, 1]);
});

test("a refusal says what is wrong with the file, with the number to quote", async () => {
  const { done, sending } = upload();
  sending.reply(422, '{"code":"not_a_table","detail":"This is a picture."}', {
    "x-request-id": "r1",
  });
  await expect(done).rejects.toMatchObject({
    status: 422,
    code: "not_a_table",
    message: "This is a picture.",
    requestId: "r1",
  });
});

test("what a proxy says in its own words is an error all the same", async () => {
  const { done, sending } = upload();
  sending.reply(413, "<html>Too Large</html>");
  await expect(done).rejects.toMatchObject({ status: 413, code: "http_413" });
});

test("a lost line is told apart from an upload that somebody stopped", async () => {
  const lost = upload();
  lost.sending.onerror();
  await expect(lost.done).rejects.toMatchObject({ code: UNREACHABLE });
  const stopped = upload();
  stopped.stop.abort();
  await expect(stopped.done).rejects.toMatchObject({ name: "AbortError" });
});
