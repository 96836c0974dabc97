import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

/** A mail server that takes a whole message and hangs up instead of saying so: nobody knows whether it arrived. */
export interface HangingMailServer {
  url: string;
  /** Whom it was handed a message for, in order. */
  received: string[];
  /** From now on it says what it has taken, as others do. */
  recover(): void;
  stop(): void;
}

export async function hangingMailServer(): Promise<HangingMailServer> {
  const received: string[] = [];
  let isWell = false;
  const server = createServer((socket) => {
    let heard = "";
    let recipient = "";
    let inMessage = false;
    socket.on("error", () => undefined);
    socket.write("220 mail.example ESMTP\r\n");
    socket.on("data", (chunk) => {
      heard += chunk;
      for (;;) {
        const mark = inMessage ? "\r\n.\r\n" : "\r\n";
        const end = heard.indexOf(mark);
        if (end < 0) return;
        const line = heard.slice(0, end);
        heard = heard.slice(end + mark.length);
        if (inMessage) {
          inMessage = false;
          received.push(recipient);
          if (!isWell) return void socket.destroy();
          socket.write("250 2.0.0 taken\r\n");
        } else if (/^data/i.test(line)) {
          inMessage = true;
          socket.write("354 go on\r\n");
        } else if (/^quit/i.test(line)) {
          socket.end("221 bye\r\n");
        } else {
          recipient = /^rcpt to:<([^>]*)>/i.exec(line)?.[1] ?? recipient;
          socket.write("250 2.0.0 well\r\n");
        }
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    recover() {
      isWell = true;
    },
    stop: () => void server.close(),
  };
}
