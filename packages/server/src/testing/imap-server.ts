/** For tests: a mailbox on loopback that speaks as much IMAP4rev1 (RFC 3501, and MOVE) as a client needs that reads mails. */
import { type AddressInfo, createServer, type Socket } from "node:net";

interface KeptMail {
  uid: number;
  raw: Buffer;
  flags: Set<string>;
  at: Date;
}

export interface TestMailbox {
  port: number;
  /** By the name of the folder, in the order of their numbers. */
  folders: Map<string, KeptMail[]>;
  /** Another number, and mails count anew: what happens when a folder is made again. */
  validity: number;
  /** The answer to LOGIN; null lets everybody in. */
  password: string | null;
  /** From this command on it says nothing any more. */
  hangsAt: string | null;
  /** Called before a mail's text is handed out. */
  onText: ((uid: number) => Promise<void>) | null;
  /** Every command that came, without its arguments. */
  commands: string[];
  put(raw: string | Buffer, folder?: string): KeptMail;
  stop(): Promise<void>;
}

export async function testMailbox(): Promise<TestMailbox> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {
      // Clients that are cut off break their connections; that is what some tests are about.
    });
    converse(mailbox, socket);
  });
  const mailbox: TestMailbox = {
    port: 0,
    folders: new Map([
      ["INBOX", []],
      ["Done", []],
    ]),
    ...{ validity: 1, password: "right", hangsAt: null, onText: null, commands: [] },
    put(raw, folder = "INBOX") {
      const mails = mailbox.folders.get(folder) ?? [];
      const text = Buffer.from(raw);
      const mail = { uid: (mails.at(-1)?.uid ?? 0) + 1, raw: text, flags: new Set<string>() };
      const kept = { ...mail, at: new Date() };
      mails.push(kept);
      mailbox.folders.set(folder, mails);
      return kept;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  mailbox.port = (server.address() as AddressInfo).port;
  return mailbox;
}

const CAPABILITIES = "IMAP4rev1 UIDPLUS MOVE";

function converse(mailbox: TestMailbox, socket: Socket): void {
  let selected = "INBOX";
  let rest = "";
  let before: Promise<void> = Promise.resolve();
  const say = (line: string | Buffer) => {
    if (!socket.destroyed) socket.write(typeof line === "string" ? `${line}\r\n` : line);
  };
  say(`* OK [CAPABILITY ${CAPABILITIES}] ready`);

  async function answer(line: string): Promise<void> {
    const [tag = "", verb = "", ...words] = line.split(" ");
    const isUid = verb.toUpperCase() === "UID";
    const command = isUid ? `UID ${words.shift()?.toUpperCase()}` : verb.toUpperCase();
    const given = words.join(" ");
    mailbox.commands.push(command);
    if (mailbox.hangsAt === command) return;
    const done = (text = "done") => say(`${tag} OK ${text}`);
    const mails = () => mailbox.folders.get(selected) ?? [];
    const asked = () => mails().filter(({ uid }) => inSet(given.split(" ")[0] ?? "", uid));
    switch (command) {
      case "CAPABILITY":
        say(`* CAPABILITY ${CAPABILITIES}`);
        return done();
      case "LOGIN": {
        const password = /"?([^" ]+)"?$/.exec(given)?.[1];
        if (mailbox.password === null || password === mailbox.password) return done();
        return say(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`);
      }
      case "LIST":
      case "LSUB": {
        if (/^""? ""?$/.test(given)) say(`* ${command} (\\Noselect) "/" ""`);
        else {
          const name = /"?([^" ]*)"?$/.exec(given)?.[1] ?? "*";
          for (const folder of mailbox.folders.keys()) {
            if (name === "*" || name === folder) say(`* ${command} () "/" "${folder}"`);
          }
        }
        return done();
      }
      case "SELECT": {
        selected = given.replace(/^"|".*$/g, "");
        say(`* ${mails().length} EXISTS`);
        say("* 0 RECENT");
        say("* FLAGS (\\Seen \\Deleted)");
        say("* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] ok");
        say(`* OK [UIDVALIDITY ${mailbox.validity}] ok`);
        say(`* OK [UIDNEXT ${(mails().at(-1)?.uid ?? 0) + 1}] ok`);
        return done("[READ-WRITE] selected");
      }
      case "UID SEARCH": {
        const set = /UID (\S+)/i.exec(given)?.[1];
        const found = mails().filter(({ uid }) => set === undefined || inSet(set, uid));
        // "9:*" names the last mail also where its number is smaller.
        const last = mails().slice(-1);
        const named = found.length === 0 && set?.endsWith("*") ? last : found;
        say(`* SEARCH ${named.map(({ uid }) => uid).join(" ")}`.trim());
        return done();
      }
      case "UID FETCH":
        for (const mail of asked()) {
          const fields = /BODY(?:\.PEEK)?\[HEADER\.FIELDS \(([^)]*)\)\]/i.exec(given)?.[1];
          const isWhole = /BODY(\.PEEK)?\[\]/i.test(given);
          if (isWhole) await mailbox.onText?.(mail.uid);
          const content = fields === undefined ? mail.raw : headersOf(mail.raw, fields);
          const name = fields === undefined ? "BODY[]" : `BODY[HEADER.FIELDS (${fields})]`;
          const size = `RFC822.SIZE ${mail.raw.length} INTERNALDATE "${imapDate(mail.at)}"`;
          const number = mails().indexOf(mail) + 1;
          say(
            Buffer.from(
              `* ${number} FETCH (UID ${mail.uid} ${size} ${name} {${content.length}}\r\n`,
            ),
          );
          say(content);
          say(")");
        }
        return done();
      case "UID STORE":
        for (const mail of asked()) {
          for (const flag of given.match(/\\\w+/g) ?? []) mail.flags.add(flag);
        }
        return done();
      case "UID MOVE": {
        const folder = /"?([^" ]+)"?$/.exec(given)?.[1] ?? "";
        for (const mail of asked()) {
          const number = mails().indexOf(mail) + 1;
          mailbox.folders.set(
            selected,
            mails().filter((one) => one !== mail),
          );
          const moved = mailbox.put(mail.raw, folder);
          moved.flags = mail.flags;
          say(`* ${number} EXPUNGE`);
        }
        return done();
      }
      case "LOGOUT":
        say("* BYE");
        done();
        socket.end();
        return;
      case "NOOP":
        return done();
      default:
        return say(`${tag} BAD ${command} is not spoken here`);
    }
  }

  socket.on("data", (chunk: Buffer) => {
    rest += chunk.toString("latin1");
    const lines = rest.split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) before = before.then(() => answer(line));
  });
}

function inSet(set: string, uid: number): boolean {
  return set.split(",").some((part) => {
    const [from = "", to = from] = part.split(":");
    return uid >= Number(from) && (to === "*" || uid <= Number(to));
  });
}

function headersOf(raw: Buffer, fields: string): Buffer {
  const wanted = fields.toLowerCase().split(" ");
  const head = raw.toString("latin1").split(/\r?\n\r?\n/)[0] ?? "";
  const lines = head.split(/\r?\n(?![ \t])/);
  const kept = lines.filter((line) => wanted.includes(line.split(":")[0]?.toLowerCase() ?? ""));
  return Buffer.from(`${kept.map((line) => `${line}\r\n`).join("")}\r\n`, "latin1");
}

/** RFC 3501: `28-Nov-2026 12:00:00 +0000`. */
function imapDate(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(" ");
  return `${day}-${month}-${year} ${time} +0000`;
}
