import { expect, onTestFinished, test } from "vitest";
import { freePort, testMailServer } from "../testing/mail-server.ts";
import { CourierDown } from "./courier.ts";
import { smtpCourier } from "./smtp-courier.ts";

const mail = (to: string) => ({
  from: "shop@shop.lv",
  to,
  raw: Buffer.from(`From: shop@shop.lv\r\nTo: ${to}\r\nSubject: Hi\r\n\r\nHello`),
});
const refusal = (code: number, text: string) =>
  Object.assign(new Error(text), { responseCode: code });

async function server(options: Parameters<typeof testMailServer>[0] = {}) {
  const running = await testMailServer(options);
  onTestFinished(() => running.stop());
  return running;
}

test("mails go one after another over one connection, and a refused one does not end it", async () => {
  const smtp = await server({
    rcpt: (address) => (address.startsWith("gone") ? refusal(550, "5.1.1 No such user") : null),
    data: (to) => (to.startsWith("spam") ? refusal(554, "5.7.1 We think it is spam") : null),
  });
  const line = await smtpCourier(smtp.url).open();
  onTestFinished(() => line.close());
  expect(await line.hand(mail("ann@shop.lv"))).toMatchObject({ kind: "accepted" });
  expect(await line.hand(mail("gone@shop.lv"))).toMatchObject({
    kind: "refused",
    blame: "address",
  });
  expect(await line.hand(mail("spam@shop.lv"))).toMatchObject({
    kind: "refused",
    blame: "message",
  });
  expect(await line.hand(mail("bob@shop.lv"))).toMatchObject({ kind: "accepted" });
  expect(line.usable).toBe(true);
  expect(smtp.received.map((received) => received.to)).toEqual(["ann@shop.lv", "bob@shop.lv"]);
});

test("an address that cannot be one is that mail's trouble, and the next mail goes out", async () => {
  const smtp = await server();
  const line = await smtpCourier(smtp.url).open();
  onTestFinished(() => line.close());
  const bad = { ...mail("ann@shop.lv"), to: "ann\r\nRCPT TO:<eve@shop.lv>@shop.lv" };
  expect(await line.hand(bad)).toMatchObject({ kind: "refused", blame: "address" });
  expect(await line.hand({ ...bad, to: "ann smith@shop lv" })).toMatchObject({
    kind: "refused",
    blame: "address",
  });
  expect(await line.hand(mail("bob@shop.lv"))).toMatchObject({ kind: "accepted" });
  expect(smtp.received).toHaveLength(1);
});

test("a mail server that is down is said to be down before any mail is taken", async () => {
  const port = await freePort();
  await expect(smtpCourier(`smtp://127.0.0.1:${port}`).open()).rejects.toBeInstanceOf(CourierDown);
});

test("a server that hangs up in the middle of a mail leaves that mail in doubt", async () => {
  const { createServer } = await import("node:net");
  const server = createServer((socket) => {
    socket.write("220 hello\r\n");
    socket.on("error", () => {});
    socket.on("data", (data) => {
      const text = data.toString();
      if (/^DATA/i.test(text)) socket.write("354 go on\r\n");
      else if (/^(EHLO|MAIL|RCPT)/i.test(text)) socket.write("250 ok\r\n");
      else socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const line = await smtpCourier(`smtp://127.0.0.1:${port}`).open();
  expect(await line.hand(mail("ann@shop.lv"))).toMatchObject({ kind: "unknown" });
  expect(line.usable).toBe(false);
});

test("a connection that went away between two mails puts none in doubt", async () => {
  const smtp = await testMailServer();
  const line = await smtpCourier(smtp.url).open();
  expect(await line.hand(mail("ann@shop.lv"))).toMatchObject({ kind: "accepted" });
  await smtp.stop();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const result = await line.hand(mail("bob@shop.lv"));
  expect(result).toMatchObject({ kind: "refused", blame: "courier", permanent: false });
});
