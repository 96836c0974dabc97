import type { WidgetConfig } from "@candor/contract/widget.ts";
import { deviceClass, pageCounts } from "./widget/counts.ts";
import { drawn, forget, noteVisit, recall, remember } from "./widget/memory.ts";
import { fields, hear } from "./widget/page-api.ts";
import { pageFits, reasonNotToAsk } from "./widget/rules.ts";
import type { Asked } from "./widget/session.ts";

/** Put in by the server for each survey. */
declare const __CANDOR_CONFIG__: WidgetConfig;

const nonce = document.currentScript?.nonce;
start(__CANDOR_CONFIG__);

function start(config: WidgetConfig): void {
  const { key, placement } = config;
  const base = `${config.host}/w/${key}/`;
  const device = deviceClass();
  const count = pageCounts(`${base}counts`, device);
  const isTab = placement.kind === "tab";
  let { rules } = config;
  let armed = true;
  let person = {};
  let traits: Record<string, unknown> = {};
  let properties: Record<string, unknown> = {};
  let language = "";
  let events: string[] = [];
  let path = "";
  let seconds = 0;
  let scrollPercent = 0;
  let asked: Asked | null = null;
  let asking = false;

  /** What a page can say: `candor('identify', { email, plan: 'pro' })`. */
  const calls: Record<string, (first: unknown, second?: unknown) => void> = {
    identify: (who) => {
      const { email, phone, name, id, externalId = id, ...others } = fields(who);
      person = { email, phone, name, externalId: externalId && `${externalId}` };
      traits = scalars(others);
    },
    event: (name, more) => {
      events.push(`${name}`);
      Object.assign(properties, scalars(fields(more)));
      check();
    },
    set: (what) => {
      const options = fields(what);
      Object.assign(properties, scalars(fields(options.properties)));
      language = `${options.language || language}`;
      if (options.storage === false) forget();
      const { optOut } = options;
      if (typeof optOut === "boolean") {
        remember((m) => (m.optedOut = optOut));
        if (optOut) asked?.close();
      }
    },
    reset: () => {
      person = {};
      traits = {};
      properties = {};
      events = [];
    },
    show: (options) => show(fields(options).focus === true),
    close: () => asked?.close(),
    why: (tell) => {
      if (typeof tell === "function") tell(whyNot());
    },
    arm: (options) => {
      armed = true;
      rules = { ...rules, ...fields(options) };
      check();
    },
  };
  const candor = hear((name, [first, second]) => calls[`${name}`]?.(first, second));

  function whyNot(): string | null {
    const memory = recall();
    if (!armed) return "not_armed";
    if (asking || asked) return "asking";
    const circumstances = {
      path,
      seconds,
      scrollPercent,
      visits: memory.visits,
      dice: drawn(key, Math.random),
      device,
      traits,
      events,
      now: Date.now(),
      lastShown: memory.shown,
      lastShownThis: isTab ? 0 : (memory.shownBy[key] ?? 0),
      optedOut: memory.optedOut,
    };
    const quietly = isTab || placement.kind === "inline";
    return (
      reasonNotToAsk(rules, circumstances, quietly) ??
      (candor.open && !quietly ? "other_open" : null)
    );
  }

  function show(wanted: boolean): void {
    asked?.open();
    if (asking || asked) return;
    asking = true;
    const body = JSON.stringify(person);
    if (wanted || isTab || body === "{}") ask(wanted);
    else {
      // What they answered elsewhere this browser cannot know.
      fetch(`${base}may-ask`, { method: "POST", body }).then(({ ok }) => {
        asking = armed = ok;
        if (ok) ask(wanted);
      }, notNow);
    }
  }

  function notNow(): void {
    asking = false;
    seconds = -60;
  }

  function ask(wanted: boolean): void {
    fetchQuestion(() => {
      asking = false;
      asked = candor.asks?.[key]?.({ wanted, context: context(), count, shown, closed }) ?? null;
      if (!asked || isTab) return;
      candor.open = placement.kind !== "inline";
      shown();
    });
  }

  const context = () => ({ person, properties: { ...traits, ...properties }, page: path, device });
  const shown = () => remember((m) => (m.shown = m.shownBy[key] = Date.now()));
  const closed = () => {
    asked = null;
    candor.open = false;
  };

  function fetchQuestion(then: () => void): void {
    if (candor.asks?.[key]) {
      then();
      return;
    }
    const lang = [language, document.documentElement.lang, ...navigator.languages];
    // What the page says about how to ask, however it writes the names.
    const own = Object.entries(properties).filter(([name]) => /product|intro/i.test(name));
    fetchPart(
      `question.js?v=${config.version}&lang=${lang}&own=${encodeURIComponent(JSON.stringify(own))}`,
      then,
    );
  }

  function fetchPart(path: string, then: () => void): void {
    const script = document.createElement("script");
    if (nonce) script.nonce = nonce;
    script.src = base + path;
    script.onload = then;
    script.onerror = notNow;
    document.head.append(script);
  }

  function tick(): void {
    if (path !== location.pathname) {
      path = location.pathname;
      seconds = scrollPercent = 0;
      if (!pageFits(rules, path)) asked?.close();
      if (noteVisit(Date.now())) count("visits");
      count("loads");
    } else if (!document.hidden) seconds++;
    const { scrollHeight } = document.documentElement;
    scrollPercent = Math.max(scrollPercent, (100 * (scrollY + innerHeight)) / scrollHeight);
    check();
  }

  function check(): void {
    if (path !== "" && !document.hidden && !whyNot()) show(false);
  }

  function begin(): void {
    // A page written for Delighted asks only once it calls `survey`, which the fetched part hears.
    if (window.delighted) {
      armed = false;
      fetchPart("delighted.js", notNow);
    }
    // The question part sends what an earlier page could not.
    if (Object.keys(recall().outbox).length > 0) fetchQuestion(() => {});
    tick();
    setInterval(tick, 1000);
  }

  if (document.readyState === "complete") begin();
  else addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(begin));
}

/** Properties are strings, numbers and booleans; anything deeper is left out. */
function scalars(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => /^(st|n|bo)/.test(typeof value)),
  );
}
