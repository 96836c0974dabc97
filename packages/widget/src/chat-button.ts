import type { WidgetChatButton } from "@candor/contract/chat.ts";

/** Put in by the server after the loader of each survey that talks. */
declare const __CANDOR_CHAT_BUTTON__: WidgetChatButton;

const nonce = document.currentScript?.nonce;
start(__CANDOR_CHAT_BUTTON__);

/**
 * A button at the edge of the page, and nothing else until it is pressed, or until the page says `candor('chat')`.
 * Whoever talked on an earlier page goes on. It counts among what every page fetches, so it is short.
 */
function start({ key, host, side, accents: [background, color], labels }: WidgetChatButton): void {
  const kept = `candor-chat-${key}`;
  const base = `${host}/w/${key}/chat`;
  const page = document.documentElement;
  const place = document.createElement("candor-chat");
  const button = document.createElement("button");
  button.append(labels[page.lang.slice(0, 2)] ?? labels[""]);
  button.style.cssText = `all:revert;position:fixed;z-index:2147483000;bottom:16px;inset-inline-${side}:16px;padding:14px 20px;border:0;border-radius:24px;box-shadow:0 2px 16px #0004;background:${background};color:${color};font:600 16px system-ui`;
  place.attachShadow({ mode: "open" }).append(button);
  place.id = kept;
  let fetched: unknown;
  let wanted: unknown;
  const tell = () => void (wanted && place.dispatchEvent(new Event("open")));
  const open = (event?: unknown) => {
    // Pressed before the chat came: it opens as it comes.
    wanted ||= event;
    if (fetched) return tell();
    fetched = 1;
    const script = document.createElement("script");
    if (nonce) script.nonce = nonce;
    script.src = `${base}.js?lang=${[page.lang, ...navigator.languages]}`;
    script.onload = tell;
    // Where the page lets no script in, the same words stand on a page of their own.
    script.onerror = () => {
      fetched = 0;
      if (wanted) window.open(base);
    };
    document.head.append(script);
  };
  button.onclick = open;
  window.candor?.hear?.push((call) => {
    if (call[0] === "chat") open(1);
    // Signed out: what was said is gone from this browser, whether the chat is there or not.
    if (call[0] === "reset") localStorage.removeItem(kept);
  });
  document.body.append(place);
  if (localStorage[kept]) open();
}
