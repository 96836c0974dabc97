import type { AskingChannel } from "@candor/contract/person.ts";
import { channelStates, noteDown, noteUp } from "../delivery/channel-state.ts";
import { CourierDown, type Line, type LinePool } from "../delivery/courier.ts";
import { withHeartbeat } from "../due-work/lease.ts";
import { finishSendings, runDueRounds } from "../sendings/run-sending.ts";
import type { Database } from "../storage/database.ts";
import { claimDue } from "./claim-messages.ts";
import type { ClaimedMessage } from "./claimed-message.ts";
import { giveBack, keepClaims, markSending } from "./mark-sending.ts";
import { expireInvitations, recoverLapsed } from "./recover-lapsed.ts";
import { settleMessage } from "./settle-message.ts";

/** A channel that can send: how a message is written, and who carries it. */
export interface OutgoingChannel<Content = unknown> {
  channel: AskingChannel;
  /** Each workspace has a provider of its own: one that is down does not hold up the others. */
  ofWorkspace?: boolean;
  /** Lines of this workspace's courier; null when the channel is not set up for it. */
  linesFor(workspaceId: string): Promise<LinePool<Content> | null>;
  compose(message: ClaimedMessage): Promise<Content>;
}

export interface SendDeps {
  db: Database;
  channels: readonly OutgoingChannel[];
  /** Names this process in claims. */
  worker: string;
  clock: () => Date;
  onError: (error: unknown) => void;
}

const BATCH = 100;

/**
 * Under which name it is kept how a channel fares.
 *
 * @param pool the lines that the workspace sends through, which may be its own or shared by all.
 */
export function channelKey(
  channel: OutgoingChannel,
  workspaceId: string,
  pool: LinePool<unknown> | null,
): string {
  return channel.ofWorkspace || pool?.isOwn ? `${channel.channel}:${workspaceId}` : channel.channel;
}

/**
 * Does what is due in a workspace: rounds of autopilot, messages on every channel, ends of
 * invitations. Safe to run in several processes at once.
 *
 * @param signal stops it between two messages.
 * @returns how many messages were handed over.
 */
export async function sendDue(
  deps: SendDeps,
  workspaceId: string,
  signal?: AbortSignal,
): Promise<number> {
  const q = { workspaceId, now: deps.clock() };
  await recoverLapsed(deps.db, q);
  await expireInvitations(deps.db, q);
  await runDueRounds(deps.db, q);
  // Side by side: a channel that is slow, down or set up wrongly does not hold up the others.
  const results = await Promise.allSettled(
    deps.channels.map((channel) => sendOn(deps, channel, workspaceId, signal)),
  );
  let sent = 0;
  for (const result of results) {
    if (result.status === "fulfilled") sent += result.value;
    else deps.onError(result.reason);
  }
  await finishSendings(deps.db, { workspaceId, now: deps.clock() });
  return sent;
}

async function sendOn(
  deps: SendDeps,
  channel: OutgoingChannel,
  workspaceId: string,
  signal?: AbortSignal,
): Promise<number> {
  const { db, worker, clock } = deps;
  const pool = await channel.linesFor(workspaceId);
  if (!pool) return 0;
  const key = channelKey(channel, workspaceId, pool);
  const known = (await channelStates(db)).get(key);
  if (known?.state === "down" && known.nextTryAt && known.nextTryAt > clock()) return 0;
  let sent = 0;
  while (!signal?.aborted) {
    const { messages, looked } = await claimDue(db, {
      workspaceId,
      channel: channel.channel,
      worker,
      limit: BATCH,
      now: clock(),
    });
    if (looked === 0) break;
    const run = new BatchRun(deps, { channel, key, pool }, signal);
    sent += await withHeartbeat(
      { beat: () => keepClaims(db, messages, { worker, now: clock() }), onError: deps.onError },
      () => run.carry(messages),
    );
    if (run.down) break;
  }
  return sent;
}

/** Carries one batch over as many lines as the courier has, until it is done or nothing gets through. */
class BatchRun {
  readonly #deps: SendDeps;
  readonly #channel: OutgoingChannel;
  readonly #key: string;
  readonly #pool: LinePool<unknown>;
  readonly #signal: AbortSignal | undefined;
  #sent = 0;
  #down = false;

  constructor(
    deps: SendDeps,
    way: { channel: OutgoingChannel; key: string; pool: LinePool<unknown> },
    signal: AbortSignal | undefined,
  ) {
    this.#deps = deps;
    this.#channel = way.channel;
    this.#key = way.key;
    this.#pool = way.pool;
    this.#signal = signal;
  }

  get down(): boolean {
    return this.#down;
  }

  async carry(batch: readonly ClaimedMessage[]): Promise<number> {
    const queue = [...batch];
    const lines = Math.min(this.#pool.lines, queue.length);
    const carriers = Array.from({ length: lines }, () => this.#carryFrom(queue));
    // All of them end before the failure of one is told: none goes on unseen.
    for (const carrier of await Promise.allSettled(carriers)) {
      if (carrier.status === "rejected") throw carrier.reason;
    }
    return this.#sent;
  }

  async #carryFrom(queue: ClaimedMessage[]): Promise<void> {
    let line = null as Line<unknown> | null;
    const putDown = () => {
      if (line) this.#pool.giveBack(line);
      line = null;
    };
    try {
      for (let message = queue.shift(); message; message = queue.shift()) {
        // Another workspace's mail waits for a line: it is its turn after each of ours.
        if (line && (!line.usable || this.#pool.crowded)) putDown();
        if (!this.#over) line ??= await this.#line();
        if (line && !this.#over) await this.#carryOne(line, message);
        else await giveBack(this.#deps.db, message, this.#deps.clock());
      }
    } finally {
      putDown();
    }
  }

  get #over(): boolean {
    return this.#down || this.#signal?.aborted === true;
  }

  /** A line that is ready; null when there is no getting through. */
  async #line(): Promise<Line<unknown> | null> {
    try {
      return await this.#pool.take();
    } catch (error) {
      if (!(error instanceof CourierDown)) throw error;
      await this.#noteDown(error.message);
      return null;
    }
  }

  async #carryOne(line: Line<unknown>, message: ClaimedMessage): Promise<void> {
    const { db, worker, clock, onError } = this.#deps;
    let content: unknown;
    try {
      content = await this.#channel.compose(message);
    } catch (error) {
      // Our own mistake, about one message; the others go on and this one is tried again later.
      onError(error);
      await giveBack(db, message, new Date(clock().getTime() + 3600_000));
      return;
    }
    if (!(await markSending(db, message, { worker, now: clock() }))) {
      await giveBack(db, message, clock());
      return;
    }
    const result = await line.hand(content);
    await settleMessage(db, message, result, clock());
    if (result.kind === "accepted") {
      this.#sent += 1;
      if (this.#sent === 1) await noteUp(db, this.#key, clock());
    } else if (result.kind === "refused" && result.blame === "courier") {
      await this.#noteDown(result.reply);
    }
  }

  async #noteDown(error: string): Promise<void> {
    if (this.#down) return;
    this.#down = true;
    const { db, clock } = this.#deps;
    await noteDown(db, { channel: this.#key, error, now: clock() });
  }
}
