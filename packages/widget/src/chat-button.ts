import type { WidgetChatButton } from "@candor/contract/chat.ts";

/** Put in by the server after the loader of each survey that talks. */
declare const __CANDOR_CHAT_BUTTON__: WidgetChatButton;

const nonce = document.currentScript?.nonce;
start(__CANDOR_CHAT_BUTTON__);

/**
 * A button at the edge of the page, and nothing else until it is pressed, or until the page says `candor('chat')`.
 * Whoever talked on an earlier page goes on. It counts among what every page fetches, so it is short.
 */
function start({ key, host, side, accents: [background, color] }: WidgetChatButton): void {
  const kept = `candor-chat-${key}`;
  const base = `${host}/w/${key}/chat`;
  const page = document.documentElement;
  const label = { ru: "Чат", lv: "Tērzēt", sv: "Chatta" }[page.lang.slice(0, 2)] ?? "Chat";
  const place = document.createElement("candor-chat");
  const button = document.createElement("button");
  button.append(label);
  button.style.cssText = `all:revert;position:fixed;z-index:2147483000;inset-block-end:16px;inset-inline-${side}:16px;min-height:48px;padding:0 20px;border:0;border-radius:24px;box-shadow:0 2px 12px #0004;background:${background};color:${color};font:600 16px system-ui,sans-serif;cursor:pointer`;
  place.attachShadow({ mode: "open" }).append(button);
  place.setAttribute("key", key);
  let fetched = false;
  const open = (event?: Event | boolean) => {
    if (event) place.dispatchEvent(new Event("open"));
    if (fetched) return;
    fetched = true;
    if (event) place.dataset.open = "";
    const script = document.createElement("script");
    if (nonce) script.nonce = nonce;
    script.src = `${base}.js?lang=${[page.lang, ...navigator.languages]}`;
    // Where the page lets no script in, the same words stand on a page of their own.
    script.onerror = () => {
      fetched = false;
      if (event) window.open(base);
    };
    document.head.append(script);
  };
  button.onclick = open;
  window.candor?.hear?.push((call) => {
    if (call[0] === "chat") open(true);
    // Signed out: what was said is gone from this browser, whether the chat is there or not.
    if (call[0] === "reset") localStorage.removeItem(kept);
  });
  document.body.append(place);
  if (localStorage[kept]) open();
}
