import type { WidgetFurtherLater } from "@candor/contract/widget.ts";
import { element } from "./widget/elements.ts";

/** Put in by the server for each survey that has further questions. */
declare const __CANDOR_LATER__: WidgetFurtherLater;

const nonce = document.currentScript?.nonce ?? false;
start(__CANDOR_LATER__);

/**
 * Follows the question part of a survey that asks more: once somebody gave a score, the further
 * questions are fetched into its form. Nobody waits for them before, and surveys without any carry
 * nothing of it.
 */
function start({ key, src }: WidgetFurtherLater): void {
  const asks = window.candor?.asks;
  const ask = asks?.[key];
  if (!asks || !ask) return;
  asks[key] = (session) => {
    const before = [...document.querySelectorAll("candor-survey")];
    const asked = ask(session);
    const host = [...document.querySelectorAll("candor-survey")].find(
      (one) => !before.includes(one),
    );
    const asking = new WeakSet<HTMLFormElement>();
    host?.shadowRoot?.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== "score") return;
      const { form } = target;
      if (!form || asking.has(form)) return;
      asking.add(form);
      const script = element("script", { src, nonce });
      script.onload = () => window.candor?.further?.[key]?.(form, session);
      document.head.append(script);
    });
    return asked;
  };
}
