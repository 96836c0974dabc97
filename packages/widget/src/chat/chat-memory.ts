/** A line that the server has not confirmed yet. */
export interface Unsent {
  id: string;
  text: string;
}

/** What this browser keeps of its chat, shared by its tabs. */
export interface ChatMemory {
  token: string;
  /** Whom the page named when it began; somebody else does not see it. */
  who: string;
  /** The server knows the conversation. */
  begun: boolean;
  unsent: Unsent[];
  draft: string;
  name: string;
  email: string;
}

/** The chat of a survey in this browser's storage; where that is forbidden, in this page's memory. */
export function chatMemory(key: string) {
  const place = `candor-chat-${key}`;
  let spare: string | null = null;
  const read = (): ChatMemory | null => {
    try {
      return JSON.parse(localStorage.getItem(place) ?? spare ?? "null");
    } catch {
      return JSON.parse(spare ?? "null");
    }
  };
  const write = (memory: ChatMemory | null) => {
    spare = memory && JSON.stringify(memory);
    try {
      if (spare) localStorage.setItem(place, spare);
      else localStorage.removeItem(place);
    } catch {
      // Full or forbidden: this page's memory will do.
    }
  };
  return {
    /** What is kept for whoever the page names now; what was somebody else's is thrown away. */
    of(who: string): ChatMemory {
      const kept = read();
      if (kept?.token && kept.who === who) return kept;
      if (kept) write(null);
      return { token: newToken(), who, begun: false, unsent: [], draft: "", name: "", email: "" };
    },
    /** Changes what is kept now, which another tab may have changed. */
    change(who: string, change: (memory: ChatMemory) => void): ChatMemory {
      const memory = this.of(who);
      change(memory);
      write(memory);
      return memory;
    },
    forget: () => write(null),
    /** Hears what other tabs do. */
    watch(heard: () => void) {
      addEventListener("storage", (event) => {
        if (event.key === place) heard();
      });
    },
  };
}

/** 256 random bits, base64url: whoever has it has the conversation. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
}
