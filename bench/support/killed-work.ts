/** Imports, sendings, letters and a new dimension under way while processes are killed: begun through the API, looked at afterwards. */
import { sql } from "kysely";
import {
  type TestMailServer,
  testMailServer,
} from "../../packages/server/src/testing/mail-server.ts";
import { pause, type Target, withDatabase } from "./candor-server.ts";

/** What became of work that the client was told has begun. */
export interface WorkFound {
  imports: number;
  /** Rows of those files that are not there, or not alone. */
  importedLost: number;
  importedTwice: number;
  invited: number;
  letters: number;
  mails: number;
  /** Handed over when a process died: in doubt, said so, and not sent again. */
  inDoubt: number;
  mailsLost: number;
  mailsTwice: number;
  /** Fates of the invitations. */
  fates: Record<string, number>;
}

const ROWS = 300;
const PEOPLE = 12;
const LETTERS = 4;
const PATIENCE_MS = 240_000;
/** Each mail takes so long, so that some are in a process's hand when it dies. */
const MAIL_MS = 40;
/** Nobody is invited at an address that is only an example. */
const HOST = "shop.lv";

export class KilledWork {
  readonly environment: Record<string, string>;
  readonly #smtp: TestMailServer;
  readonly #imports: string[] = [];
  readonly #invited: string[] = [];
  readonly #letters: string[] = [];

  private constructor(smtp: TestMailServer) {
    this.#smtp = smtp;
    this.environment = { SMTP_URL: smtp.url };
  }

  static async open(): Promise<KilledWork> {
    return new KilledWork(await testMailServer({ delayMs: MAIL_MS }));
  }

  stop(): Promise<void> {
    return this.#smtp.stop();
  }

  /** Begins some of everything; what is answered before the kill is promised. */
  async begin(target: Target & { port: number }, round: number): Promise<void> {
    const kinds = [
      this.#import(target, round),
      this.#invite(target, round),
      this.#write(target, round),
      this.#tallyAnew(target, round),
    ];
    await Promise.allSettled(kinds);
  }

  async #import(target: Target & { port: number }, round: number): Promise<void> {
    const batch = `batch ${round}`;
    const rows = Array.from(
      { length: ROWS },
      (_, n) => `row-${round}-${n},2026-0${1 + (n % 9)}-11,${n % 11},${batch},"Number ${n}"`,
    );
    const form = new FormData();
    const text = `Response ID,Date,NPS,batch,Comment\n${rows.join("\n")}\n`;
    form.set("file", new Blob([text]), `${batch}.csv`);
    const { id } = await ask<{ id: string }>(target, "POST", "imports", form);
    await ask(target, "POST", `imports/${id}/commit`, { survey: target.surveyId });
    this.#imports.push(batch);
  }

  async #invite(target: Target & { port: number }, round: number): Promise<void> {
    const addresses = Array.from({ length: PEOPLE }, (_, n) => `invited-${round}-${n}@${HOST}`);
    for (const email of addresses) await ask(target, "POST", "people", { email });
    const { id } = await ask<{ id: string }>(
      target,
      "POST",
      `surveys/${target.surveyId}/sendings`,
      {
        ...{ name: `Round ${round}`, audience: { who: "everybody" }, plan: { kind: "once" } },
        rules: {
          ...{ quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7], whenQuiet: "skip" },
          reminders: { count: 0, afterDays: 1 },
        },
      },
    );
    await ask(target, "POST", `sendings/${id}/start`);
    this.#invited.push(...addresses);
  }

  async #write(target: Target & { port: number }, round: number): Promise<void> {
    const email = `heard-${round}@${HOST}`;
    const person = await ask<{ id: string }>(target, "POST", "people", { email });
    const complaint = { words: "It rained in", personId: person.id };
    const { id } = await ask<{ id: string }>(target, "POST", "cases", complaint);
    const talk = await ask<{ id: string }>(target, "POST", `cases/${id}/conversation`);
    for (let n = 0; n < LETTERS; n += 1) {
      const text = `letter-${round}-${n}.`;
      await ask(target, "POST", `conversations/${talk.id}/messages`, { text });
      this.#letters.push(text);
    }
  }

  /** One dimension more or less: all answers are tallied anew in slices. */
  async #tallyAnew(target: Target & { port: number }, round: number): Promise<void> {
    const dimensions = round % 2 === 0 ? ["store", "batch"] : ["store"];
    await ask(target, "PATCH", `surveys/${target.surveyId}`, { dimensions });
  }

  /** Waits until nothing is under way, and counts. */
  async found(dataFolder: string, target: Target): Promise<WorkFound> {
    return withDatabase(dataFolder, async (db) => {
      const { workspaceId } = target;
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(500)) {
        const { rows } = await sql<{ n: number }>`select
          (select count(*) from import where workspace_id = ${workspaceId} and status in ('running', 'undoing'))::int
          + (select count(*) from sending where workspace_id = ${workspaceId} and status = 'starting')::int
          + (select count(*) from message where workspace_id = ${workspaceId} and state in ('queued', 'sending', 'deferred'))::int
          + (select count(*) from conversation_message where workspace_id = ${workspaceId} and state in ('held', 'sending'))::int
          + (select count(*) from invitation where workspace_id = ${workspaceId} and state in ('planned', 'sending'))::int
          as n`.execute(db);
        if (rows[0]?.n === 0) break;
      }
      const { rows: batches } = await sql<{ batch: string; n: number; rows: number }>`
        select properties ->> 'batch' as batch, count(*)::int as n, count(distinct comment)::int as rows
        from response where workspace_id = ${workspaceId} and properties ? 'batch' group by 1
      `.execute(db);
      const of = new Map(batches.map((one) => [one.batch, one]));
      const { rows: doubts } = await sql<{ email: string | null; text: string | null }>`
        select p.email, null as text from invitation i join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
        where i.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId} and i.state = 'unconfirmed'
        union all
        select null, text from conversation_message where workspace_id = ${workspaceId} and state = 'unconfirmed'
      `.execute(db);
      const { rows: fates } = await sql<{ fate: string; n: number }>`
        select concat_ws(' ', state, reason) as fate, count(*)::int as n from invitation
        where workspace_id = ${workspaceId} group by 1
      `.execute(db);
      const inDoubt = new Set(doubts.map(({ email, text }) => email ?? text ?? ""));
      const perRecipient = this.#smtp.perRecipient();
      const times = [
        ...this.#invited.map((address) => ({ what: address, n: perRecipient.get(address) ?? 0 })),
        ...this.#letters.map((text) => ({
          what: text,
          n: this.#smtp.received.filter(({ raw }) => raw.includes(text)).length,
        })),
      ];
      return {
        imports: this.#imports.length,
        importedLost: sum(this.#imports.map((batch) => ROWS - (of.get(batch)?.rows ?? 0))),
        importedTwice: sum(batches.map((one) => one.n - one.rows)),
        ...{ invited: this.#invited.length, letters: this.#letters.length },
        mails: this.#smtp.received.length,
        inDoubt: inDoubt.size,
        mailsLost: times.filter(({ what, n }) => n === 0 && !inDoubt.has(what)).length,
        mailsTwice: times.filter(({ n }) => n > 1).length,
        fates: Object.fromEntries(fates.map(({ fate, n }) => [fate, n])),
      };
    });
  }
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

async function ask<T = unknown>(
  { port, key }: Target & { port: number },
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const isForm = body instanceof FormData;
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return JSON.parse(text) as T;
}
