/**
 * How a message leaves this server, whatever carries it. A courier has lines (connections to a mail
 * server, calls to a provider); a line carries one message at a time, so that after a crash at most
 * one message per open line is in doubt.
 */
export interface Courier<Content> {
  /** Lines that may be open at once. */
  readonly lines: number;
  /**
   * A line that is ready to carry: connected and signed in.
   *
   * @throws {CourierDown} when there is no getting through at the moment. Nothing was handed over.
   */
  open(): Promise<Line<Content>>;
}

export interface Line<Content> {
  /** Hands one message over. It does not throw: what became of it is the answer. */
  hand(content: Content): Promise<HandOver>;
  /** False once the line can carry no more. */
  readonly usable: boolean;
  close(): void;
}

/** What became of a message that was handed over. */
export type HandOver =
  | { kind: "accepted"; reply: string; providerId?: string }
  | {
      kind: "refused";
      /** `address`: there is no such recipient. `message`: this one, for now or for good. `courier`: it takes none. */
      blame: "address" | "message" | "courier";
      /** False when trying again later may help. */
      permanent: boolean;
      reply: string;
    }
  /** The line broke while the message was on its way: it may or may not have arrived. */
  | { kind: "unknown"; reply: string };

/** There is no getting through: everything waits, nothing is lost. */
export class CourierDown extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "CourierDown";
  }
}

interface Waiter<Content> {
  resolve: (line: Line<Content>) => void;
  reject: (error: unknown) => void;
}

/**
 * Keeps lines open between messages, as many as the courier allows and never more, whoever asks. When
 * all are out, whoever asks next gets the next one that comes back: a mail-out that gives its line back
 * after each message while others wait holds up nobody.
 */
export class LinePool<Content> {
  readonly #courier: Courier<Content>;
  readonly #idle: Line<Content>[] = [];
  readonly #waiting: Waiter<Content>[] = [];
  #out = 0;
  #timer: NodeJS.Timeout | undefined;
  /** The courier is one workspace's own: when it is down, the others go on. */
  readonly isOwn: boolean;

  constructor(courier: Courier<Content>, { isOwn = false }: { isOwn?: boolean } = {}) {
    this.#courier = courier;
    this.isOwn = isOwn;
  }

  get lines(): number {
    return this.#courier.lines;
  }

  /** Whether somebody waits for a line. */
  get crowded(): boolean {
    return this.#waiting.length > 0;
  }

  /**
   * A line to carry with; give it back, whatever became of it.
   *
   * @throws {CourierDown}
   */
  async take(): Promise<Line<Content>> {
    if (this.#out >= this.#courier.lines) {
      const { promise, resolve, reject } = Promise.withResolvers<Line<Content>>();
      this.#waiting.push({ resolve, reject });
      return promise;
    }
    this.#out += 1;
    return this.#ready();
  }

  giveBack(line: Line<Content>): void {
    const next = this.#waiting.shift();
    if (next) {
      // The place goes on to whoever waits, with this line while it can carry.
      if (line.usable) next.resolve(line);
      else {
        line.close();
        this.#ready().then(next.resolve, next.reject);
      }
      return;
    }
    this.#out -= 1;
    if (!line.usable) {
      line.close();
      return;
    }
    this.#idle.push(line);
    clearTimeout(this.#timer);
    // Servers close idle connections after minutes; ours are closed before that can race a message.
    this.#timer = setTimeout(() => this.close(), 20_000);
    this.#timer.unref();
  }

  /** Closes the lines that carry nothing. */
  close(): void {
    clearTimeout(this.#timer);
    for (const line of this.#idle.splice(0)) line.close();
  }

  /** For somebody who has a place: a line that is open, or a new one. */
  async #ready(): Promise<Line<Content>> {
    for (let line = this.#idle.pop(); line; line = this.#idle.pop()) {
      if (line.usable) return line;
      line.close();
    }
    try {
      return await this.#courier.open();
    } catch (error) {
      this.#out -= 1;
      // Whoever waits would meet the same; each finding out for itself would take its time.
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      throw error;
    }
  }
}
