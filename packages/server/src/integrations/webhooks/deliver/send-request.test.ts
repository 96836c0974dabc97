import { afterEach, beforeEach, expect, test } from "vitest";
import { type Receiver, startReceiver } from "../../../testing/webhook-receiver.ts";
import { type Address, addressCheck } from "./address-check.ts";
import { sendRequest } from "./send-request.ts";

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.kill().catch(() => {}));

const post = (url: string) => ({ method: "POST", url, headers: {}, body: "{}" });
const allowed = addressCheck(["127.0.0.1"]);

test("a name that resolves to this machine on the second look gains nothing: the first answer is used", async () => {
  let looks = 0;
  const rebinding = async (): Promise<Address[]> => {
    looks += 1;
    // TEST-NET-1 stands for the public address; the range is allowed so that it passes the check.
    return [{ address: looks === 1 ? "192.0.2.1" : "127.0.0.1", family: 4 }];
  };
  const check = addressCheck(["192.0.2.0/24"], rebinding);
  const port = new URL(receiver.url).port;
  const outcome = await sendRequest(post(`https://rebind.example:${port}/`), {
    check,
    timeoutMs: 500,
  });
  expect(looks).toBe(1);
  expect(outcome.answer).toBeNull();
  expect(receiver.received).toEqual([]);
});

test("the connection goes to the checked address, whatever the system would say of the name", async () => {
  const check = addressCheck(["hooks.invalid"], async () => [{ address: "127.0.0.1", family: 4 }]);
  const port = new URL(receiver.url).port;
  const outcome = await sendRequest(post(`http://hooks.invalid:${port}/x`), { check });
  expect(outcome).toMatchObject({ error: null, answer: { status: 200, body: "ok" } });
  expect(receiver.received[0]?.headers.host).toBe(`hooks.invalid:${port}`);
});

test("a name that resolves to a private address is not connected to", async () => {
  const check = addressCheck([], async () => [{ address: "127.0.0.1", family: 4 }]);
  const port = new URL(receiver.url).port;
  const outcome = await sendRequest(post(`https://inside.example:${port}/`), { check });
  expect(outcome.error).toMatch(/inside\.example \(127\.0\.0\.1\) is not an address on the public/);
  expect(receiver.received).toEqual([]);
});

test("a redirect is not followed", async () => {
  receiver.reply = ({ path }) =>
    path === "/inside"
      ? { status: 200, body: "secret" }
      : { status: 302, headers: { Location: `${receiver.url}/inside` } };
  const outcome = await sendRequest(post(`${receiver.url}/hook`), { check: allowed });
  expect(outcome.answer).toMatchObject({ status: 302 });
  expect(receiver.received).toHaveLength(1);
});

test("a receiver that never answers is left after the time is up", async () => {
  const { promise, resolve } = Promise.withResolvers<{ status: number }>();
  receiver.reply = () => promise;
  const outcome = await sendRequest(post(receiver.url), { check: allowed, timeoutMs: 300 });
  resolve({ status: 200 });
  expect(outcome).toMatchObject({ answer: null, error: "No answer within 0.3 seconds." });
  expect(outcome.durationMs).toBeLessThan(1500);
});

test("a name server that never answers is left after the time is up", async () => {
  const check = addressCheck([], () => new Promise(() => {}));
  const outcome = await sendRequest(post("https://slow.example/"), { check, timeoutMs: 200 });
  expect(outcome.error).toBe("No answer within 0.2 seconds.");
});

test("an answer without end is cut off after four kilobytes", async () => {
  receiver.reply = () => ({ status: 200, body: "a".repeat(5_000_000) });
  const outcome = await sendRequest(post(receiver.url), { check: allowed });
  expect(outcome.answer?.body).toHaveLength(4096);
});

test("a dead receiver is named as what it is", async () => {
  const { url } = receiver;
  await receiver.kill();
  const outcome = await sendRequest(post(url), { check: allowed });
  expect(outcome.error).toBe("The receiver refused the connection: nothing listens there.");
});
