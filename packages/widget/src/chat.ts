import type { ChatState, WidgetChat } from "@candor/contract/chat.ts";
import { chatLine, type Identity, type Trouble } from "./chat/chat-line.ts";
import { chatMemory } from "./chat/chat-memory.ts";
import { chatPanel } from "./chat/chat-panel.ts";
import { chatSheet } from "./chat/chat-style.ts";
import { element } from "./widget/elements.ts";
import { pageIsDark } from "./widget/panel-style.ts";

/** Put in by the server for each survey that talks. */
declare const __CANDOR_CHAT__: WidgetChat;

start(__CANDOR_CHAT__);

function start(config: WidgetChat): void {
  const { key, host, wanted: language, texts } = config;
  const place = document.getElementById(`candor-chat-${key}`);
  const root = place?.shadowRoot;
  const button = root?.querySelector("button");
  if (!place || !root || !button) return;
  root.adoptedStyleSheets = [chatSheet(config.accents, pageIsDark())];
  const label = button.textContent ?? "";
  const badge = element("span", { class: "vh", role: "status" });
  root.append(badge);
  const memory = chatMemory(key);
  let identity = signed(window.candor?.q ?? []);
  const who = () => (identity ? JSON.stringify(identity) : "");
  let state: ChatState | null = null;
  let trouble: Trouble = null;
  let seen = 0;

  const panel = chatPanel(config, {
    say(text, trap) {
      if (trap) return;
      line.say(text);
    },
    change: (change) => void memory.change(who(), change),
    leaveAddress: () => line.leaveAddress(),
    show: (file) => line.show(file),
    save: (id, name) => line.save(id, name),
    close,
    isNamed: () => identity !== undefined,
  });
  const isOpen = () => panel.box.isConnected;
  const line = chatLine({
    ...{ base: `${host}/w/${key}/chat`, memory, who, identity: () => identity, language },
    isLookedAt: () => isOpen() && !document.hidden,
    tell(next, problem) {
      [state, trouble] = [next, problem];
      draw();
    },
  });

  function draw(): void {
    panel.draw(state, memory.of(who()), trouble);
    const theirs = (state?.messages ?? []).filter(({ ours }) => ours).length;
    if (isOpen() || seen < 0) seen = theirs;
    const fresh = Math.max(0, theirs - seen);
    const said = fresh > 0 ? `${label} (${fresh})` : label;
    if (button && button.textContent !== said) {
      button.textContent = said;
      badge.textContent = fresh > 0 ? texts.fresh.replace("{n}", String(fresh)) : "";
    }
  }

  function open(): void {
    if (!isOpen()) {
      root?.append(panel.box);
      if (button) button.hidden = true;
      if (button) button.style.display = "none";
    }
    draw();
    panel.focus();
    line.look();
  }

  function close(): void {
    panel.box.remove();
    if (!button) return;
    button.hidden = false;
    button.style.display = "";
    button.focus();
  }

  /** Somebody else is here now, or nobody. */
  function named(next: Identity | undefined): void {
    if (JSON.stringify(next) === JSON.stringify(identity)) return;
    identity = next;
    memory.of(who());
    state = null;
    seen = 0;
    line.restart();
    draw();
  }

  window.candor?.hear?.push((call) => {
    const [name, about] = Array.from(call);
    if (name === "reset") {
      memory.forget();
      identity ??= { externalId: "", email: "", signature: "" };
      named(undefined);
    }
    if (name === "identify") named(signed([[name, about]]) ?? identity);
  });
  memory.watch(() => line.look());
  place.addEventListener("open", open);
}

/** Whom the page named last with the signature of its server; a name without one is nobody's. */
function signed(calls: ArrayLike<unknown>[]): Identity | undefined {
  let found: Identity | undefined;
  for (const [name, about] of Array.from(calls, (call) => Array.from(call))) {
    if (name === "reset") found = undefined;
    if (name !== "identify" || Object(about) !== about) continue;
    const { id, externalId = id, email = "", signature } = about as Record<string, unknown>;
    if (!signature) continue;
    found = {
      externalId: String(externalId ?? ""),
      email: String(email),
      signature: String(signature),
    };
  }
  return found;
}
