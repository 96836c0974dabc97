import type { ChatState } from "@candor/contract/chat.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { ChatMemory, chatMemory } from "./chat-memory.ts";

/** Who the page says somebody is, with the signature of its server. */
export interface Identity {
  externalId: string;
  email: string;
  signature: string;
}

/** What became of the last try. */
export type Trouble = "waiting" | "notSent" | "refused" | "identity" | "noPicture" | null;

export interface ChatLine {
  /** Sends a line; it is kept until the server has it, through lost networks and closed pages. */
  say(text: string): void;
  /** Sends a picture at once; it is not kept for later. */
  show(file: File): void;
  /** Saves what was attached to a line. */
  save(id: string, name: string): void;
  /** Leaves an address for the answer. */
  leaveAddress(): void;
  /** Asks again now: the page is looked at, or another tab did something. */
  look(): void;
  /** Somebody else is here, or nobody: what was said is theirs no more. */
  restart(): void;
}

const LONGEST_PAUSE_MS = 30_000;
/** An answer that came so soon was not waited for. */
const SOON_MS = 2_000;

/**
 * The line to the server: what was typed goes up, each line under an id of its own so that sending it again changes
 * nothing; what is said comes down, by a question that the server answers when there is news.
 */
export function chatLine(q: {
  base: string;
  memory: ReturnType<typeof chatMemory>;
  who(): string;
  identity(): Identity | undefined;
  language: string;
  isLookedAt(): boolean;
  tell(state: ChatState | null, trouble: Trouble): void;
}): ChatLine {
  const { base, memory } = q;
  let state: ChatState | null = null;
  let trouble: Trouble = null;
  let pause = 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let asking: AbortController | undefined;
  let sending = false;

  const mine = () => memory.of(q.who());

  async function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
    return fetch(`${base}/${path}`, {
      method: "POST",
      body: JSON.stringify({ token: mine().token, identity: q.identity(), ...body }),
      credentials: "omit",
      ...(signal ? { signal } : {}),
    });
  }

  function heard(next: ChatState | null, problem: Trouble): void {
    if (next) state = next;
    trouble = problem;
    q.tell(state, trouble);
  }

  /** Sends what waits, in order; stops at the first that does not get through. */
  async function flush(): Promise<boolean> {
    if (sending) return true;
    sending = true;
    try {
      for (let [next] = mine().unsent; next; [next] = mine().unsent) {
        const { id, text } = next;
        const { name, email } = mine();
        const body = { id, text, language: q.language, page: location.pathname };
        const reply = await post("messages", {
          ...body,
          ...(name ? { name } : {}),
          ...(email ? { email } : {}),
        });
        if (reply.status === 429 || reply.status >= 500) {
          heard(null, reply.status === 429 ? "notSent" : "waiting");
          return false;
        }
        const taken = reply.ok ? await reply.json() : null;
        drop(id, reply.ok);
        if (!reply.ok) {
          // It stays in the box, to be read and changed.
          memory.change(q.who(), (m) => (m.draft ||= text));
          heard(null, reply.status === 403 ? "identity" : "refused");
          return true;
        }
        heard(taken, null);
      }
      return true;
    } catch {
      heard(null, "waiting");
      return false;
    } finally {
      sending = false;
    }
  }

  async function show(file: File): Promise<void> {
    const { name, email } = mine();
    const about = { id: uuidv7(Date.now()), language: q.language, page: location.pathname };
    const who = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    try {
      const data = await base64(await smaller(file));
      const reply = await post("pictures", { ...about, ...who, file: file.name, data });
      if (!reply.ok) return heard(null, reply.status === 429 ? "notSent" : "noPicture");
      drop("", true);
      heard(await reply.json(), null);
      void run();
    } catch {
      heard(null, "noPicture");
    }
  }

  async function save(id: string, name: string): Promise<void> {
    const reply = await post("file", { file: id }).catch(() => null);
    if (!reply?.ok) return heard(null, "waiting");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await reply.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  function drop(id: string, begun: boolean): void {
    memory.change(q.who(), (m: ChatMemory) => {
      m.unsent = m.unsent.filter((one) => one.id !== id);
      m.begun ||= begun;
    });
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    asking?.abort();
    round += 1;
    const now = round;
    const began = Date.now();
    const arrived = await flush();
    if (now !== round) return;
    if (!arrived) return again();
    asking = new AbortController();
    try {
      const wait = state !== null && trouble === null;
      const reply = mine().begun
        ? await post(
            "sync",
            { have: state?.state ?? "", reads: q.isLookedAt(), wait },
            asking.signal,
          )
        : await fetch(`${base}/status`, { credentials: "omit", signal: asking.signal });
      if (now !== round) return;
      if (reply.status === 404 && mine().begun) {
        // Forgotten by the server, or not ours any more.
        memory.forget();
        state = null;
      }
      if (!reply.ok) throw new Error(String(reply.status));
      const had = state?.state;
      const next: ChatState = await reply.json();
      if (now !== round) return;
      heard(next, null);
      pause = 1000;
      const isNews = next.state !== had;
      // What is new is shown first and reported as read; a server that could not wait is not asked at once.
      const isSoon = wait && !isNews && Date.now() - began < SOON_MS;
      timer = setTimeout(run, !mine().begun || isSoon ? 15_000 : 50);
    } catch {
      if (now !== round) return;
      heard(null, navigator.onLine && trouble !== "waiting" ? trouble : "waiting");
      again();
    }
  }

  function again(): void {
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    timer = setTimeout(run, trouble === "notSent" ? 60_000 : pause * (0.75 + Math.random() / 2));
  }

  addEventListener("online", () => void run());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void run();
  });
  void run();
  return {
    say(text) {
      memory.change(q.who(), (m) => {
        m.unsent.push({ id: uuidv7(Date.now()), text });
        m.draft = "";
      });
      q.tell(state, trouble);
      void run();
    },
    show: (file) => void show(file),
    save: (id, name) => void save(id, name),
    leaveAddress() {
      const { begun, name, email } = mine();
      if (!begun) return;
      post("contact", { name, email }).then(
        async (reply) => reply.ok && heard(await reply.json(), null),
        () => heard(null, "waiting"),
      );
    },
    look: () => void run(),
    restart() {
      state = null;
      trouble = null;
      void run();
    },
  };
}

/** Photographs are drawn anew: smaller, and without the place where they were taken. What cannot be drawn goes as it is. */
async function smaller(file: Blob): Promise<Blob> {
  if (file.type !== "image/jpeg") return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, 2000 / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * scale;
    canvas.height = picture.height * scale;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, file.type, 0.9));
    return drawn ?? file;
  } catch {
    return file;
  }
}

function base64(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^.*?,/, ""));
    reader.onerror = fail;
    reader.readAsDataURL(blob);
  });
}
