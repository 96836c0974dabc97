/** For tests: a customer who got a letter of ours through a real mail server, and what came of their answers. */
import type { CaseDetail } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import PostalMime, { type Email } from "postal-mime";
import { letterMail } from "../app/letter-mail.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import type { TestMailServer } from "./mail-server.ts";
import type { TestServer } from "./test-server.ts";

export interface LetterToAnswer {
  case: CaseDetail;
  talk: Conversation;
  customer: string;
  letter: Email;
  /** What came into the conversation, oldest first. */
  arrived(): Promise<Conversation["messages"]>;
}

export async function letterToAnswer(
  server: TestServer,
  smtp: TestMailServer,
  text = "We are sorry. When may we come?",
): Promise<LetterToAnswer> {
  const customer = `anna${Math.random().toString(36).slice(2)}@mail.example`;
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", { email: customer });
  const one = await server.api<CaseDetail>("POST", "/cases", { words: "It rained in", personId });
  const talk = await server.api<Conversation>("POST", `/cases/${one.id}/conversation`);
  await server.api("POST", `/conversations/${talk.id}/messages`, { text });
  const { db, secret, config, asking, letters: news } = server.services;
  const worker = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news },
    clock: () => new Date(Date.now() + 11_000),
    mayLeave: async () => "now" as const,
    worker: "test",
    onError: (error) => {
      throw error;
    },
  });
  const before = smtp.received.length;
  const { signal } = new AbortController();
  await worker.takeTurn({ workspaceId: server.workspaceId, lane: "", signal });
  const sent = smtp.received[before];
  if (!sent) throw new Error("no letter left");
  return {
    ...{ case: one, talk, customer, letter: await PostalMime.parse(sent.raw) },
    async arrived() {
      const path = `/conversations/${talk.id}`;
      const { messages } = await server.api<Conversation>("GET", path);
      return messages.filter(({ direction }) => direction === "in");
    },
  };
}

/** A mail as another program writes it. */
export function rawMail(
  mail: {
    from: string;
    to: string;
    text: string;
    subject?: string;
    headers?: Record<string, string>;
  },
  messageId = `<${crypto.randomUUID()}@mail.example>`,
): string {
  const { from, to, text, subject = "Re: your letter", headers = {} } = mail;
  const lines = {
    ...{ From: from, To: to, Subject: subject, "Message-ID": messageId },
    ...{ Date: new Date().toUTCString(), "MIME-Version": "1.0" },
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${head.join("")}\r\n${text}\r\n`;
}
