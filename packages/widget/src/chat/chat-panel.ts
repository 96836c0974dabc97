import type { ChatState, WidgetChat } from "@candor/contract/chat.ts";
import { element } from "../widget/elements.ts";
import type { Trouble } from "./chat-line.ts";
import type { ChatMemory } from "./chat-memory.ts";

const PICTURES = "image/jpeg,image/png,image/gif,image/webp";

export interface ChatPanel {
  box: HTMLElement;
  /** Draws what is said, and what waits to be. */
  draw(state: ChatState | null, memory: ChatMemory, trouble: Trouble): void;
  focus(): void;
}

/** The chat as it stands on the page. What people write only ever becomes text nodes. */
export function chatPanel(
  { texts, language, dir, side, requiresIdentity, privacyUrl }: WidgetChat,
  acts: {
    say(text: string, trap: string): void;
    change(change: (memory: ChatMemory) => void): void;
    leaveAddress(): void;
    show(file: File): void;
    save(id: string, name: string): void;
    close(): void;
    isNamed(): boolean;
  },
): ChatPanel {
  const status = element("p", { class: "soft", role: "status" });
  const usual = element("p", { class: "soft" });
  const cross = element("button", { class: "x", type: "button", "aria-label": texts.close }, "×");
  const list = element("ol");
  // It tells of what comes in by itself, once each.
  const log = element(
    "div",
    { class: "log", role: "log", tabindex: 0, "aria-label": texts.title },
    element("p", { dir: "auto" }, texts.greeting),
    list,
  );
  const problem = element("p", { class: "bad", role: "status" });
  const text = element("textarea", { id: "text", maxlength: 4000, dir: "auto" });
  const picker = element("input", { hidden: true, type: "file", accept: PICTURES });
  const picture = element("button", { class: "more", type: "button" }, texts.picture);
  const trap = element("input", { tabindex: -1, autocomplete: "off", name: "website" });
  const name = field("name", "text", "name");
  const email = field("email", "email", "email");
  const why = element("p", { class: "soft" }, texts.emailWhy);
  const keep = element("button", { class: "send", type: "button" }, texts.keep);
  const kept = element("p", { class: "soft", role: "status" });
  // Folded while somebody is here: what is said needs the room.
  const contact = element(
    "details",
    {},
    element("summary", {}, texts.email),
    element("label", { for: "name" }, texts.name),
    name,
    element("label", { for: "email" }, texts.email),
    email,
    why,
    keep,
  );
  const privacy = element("p", { class: "soft" });
  if (privacyUrl) {
    const link = element("a", { href: privacyUrl, target: "_blank", rel: "noreferrer" });
    link.append(link.hostname);
    privacy.append(link);
  }
  const form = element(
    "form",
    {},
    problem,
    element("label", { for: "text" }, texts.message),
    text,
    element("label", { class: "trap", "aria-hidden": "true" }, "Website", trap),
    contact,
    kept,
    element("button", { class: "send" }, texts.send),
    picture,
    picker,
    privacy,
  );
  const box = element(
    "div",
    { class: `box ${side}`, role: "dialog", "aria-label": texts.title, lang: language, dir },
    element("header", {}, element("h2", {}, texts.title), status, usual),
    cross,
    log,
    form,
  );
  let offline = false;

  function field(id: string, type: string, autocomplete: string): HTMLInputElement {
    return element("input", { id, type, autocomplete, dir: "auto", maxlength: 200 });
  }

  const keepFields = () =>
    acts.change((memory) => {
      memory.draft = text.value;
      memory.name = name.value.trim();
      memory.email = email.validity.valid ? email.value.trim() : "";
    });
  form.addEventListener("input", keepFields);
  cross.onclick = acts.close;
  keep.onclick = () => {
    if (email.value && email.reportValidity()) acts.leaveAddress();
  };
  /** Nobody is there and no address is known: the answer could reach nobody. */
  function unreachable(): boolean {
    if (!offline || contact.hidden || (email.value && email.validity.valid)) return false;
    email.required = true;
    email.reportValidity();
    return true;
  }
  picture.onclick = () => {
    if (!unreachable()) picker.click();
  };
  picker.onchange = () => {
    const [file] = picker.files ?? [];
    keepFields();
    if (file) acts.show(file);
    picker.value = "";
  };
  function send(): void {
    const said = text.value.trim();
    if (unreachable() || said === "") return;
    keepFields();
    acts.say(said, trap.value);
    text.value = "";
    text.focus();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  box.addEventListener("keydown", (event) => {
    // The page's own keys hear nothing of what is typed here.
    event.stopPropagation();
    if (event.key === "Escape") acts.close();
  });

  function saved({ id, name: called }: { id: string; name: string }): HTMLElement {
    const button = element("button", { class: "file", type: "button" }, called);
    button.onclick = () => acts.save(id, called);
    return button;
  }

  const moment = new Intl.DateTimeFormat(language, {
    ...{ weekday: "long", hour: "2-digit", minute: "2-digit", day: "numeric", month: "long" },
  });
  const hour = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

  function statusOf(state: ChatState): string {
    if (state.ended) return texts.ended;
    if (state.online) return texts.online;
    if (!state.answerBy) return texts.offlineSoon;
    return texts.offline.replace("{when}", moment.format(new Date(state.answerBy)));
  }

  function usualOf({ usual: waited, online }: ChatState): string {
    if (!waited || !online) return "";
    const span = (seconds: number) => {
      const [value, unit] =
        seconds < 60
          ? [seconds, "second"]
          : seconds < 5400
            ? [seconds / 60, "minute"]
            : [seconds / 3600, "hour"];
      return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
        Math.ceil(value),
      );
    };
    return texts.usual
      .replace("{median}", span(waited.medianSeconds))
      .replace("{ninety}", span(waited.ninetySeconds));
  }

  return {
    box,
    focus: () => text.focus(),
    draw(state, memory, trouble) {
      const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
      const lines = state?.messages ?? [];
      const known = new Map(
        [...list.children].map((one) => [(one as HTMLElement).dataset.id, one]),
      );
      const said = lines.map(({ id, ours, text: words, at, files }) => {
        const line =
          known.get(id) ??
          element(
            "li",
            { class: ours ? "" : "mine", dir: "auto", "data-id": id },
            element("span", { class: "vh" }, `${ours ? texts.us : texts.you}: `),
            // A picture by itself says what it is called.
            files.length === 1 && files[0]?.name === words ? "" : words,
            ...files.map(saved),
            element("small", {}, hour.format(new Date(at))),
          );
        return line;
      });
      const waits = memory.unsent.map(
        ({ id, text: words }) =>
          known.get(id) ??
          element("li", { class: "mine waits", dir: "auto", "data-id": id }, words),
      );
      const wanted = [...said, ...waits];
      for (const one of [...list.children]) if (!wanted.includes(one)) one.remove();
      wanted.forEach((one, index) => {
        if (list.children[index] !== one) list.insertBefore(one, list.children[index] ?? null);
      });
      if (atEnd) log.scrollTop = log.scrollHeight;
      offline = state !== null && !state.online;
      const named = acts.isNamed();
      if (state) {
        set(status, requiresIdentity && !named ? texts.identity : statusOf(state));
        set(usual, usualOf(state));
      }
      const problemText =
        trouble === "waiting" && memory.unsent.length === 0
          ? texts.waiting
          : trouble && texts[trouble];
      set(problem, problemText ?? "");
      const mail = state?.mail ?? "";
      contact.hidden = named || mail !== "" || (!offline && lines.length === 0);
      if (offline) contact.open = true;
      keep.hidden = !memory.begun;
      set(kept, mail ? texts.kept.replace("{address}", mail) : "");
      const active = (box.getRootNode() as ShadowRoot).activeElement;
      for (const [input, value] of [
        [text, memory.draft],
        [name, memory.name],
        [email, memory.email],
      ] as const) {
        if (input !== active && value) input.value = value;
      }
    },
  };
}

/** A live region speaks of what changes, so what stays is left alone. */
function set(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
  place.hidden = text === "";
}
