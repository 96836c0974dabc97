import type { WidgetQuestionConfig } from "@candor/contract/widget.ts";

/**
 * The widget's style, as a constructed sheet: a page's `style-src 'self'` allows it, and neither
 * side's rules reach the other's elements. Logical properties turn it round for right-to-left.
 */
export function panelSheet(accents: WidgetQuestionConfig["accents"], dark: boolean): CSSStyleSheet {
  const [accent, onAccent] = accents[dark ? 1 : 0];
  const colors = dark
    ? "--c:#161b22;--i:#e9eef4;--s:#a3adba;--e:#76818f;--t:#212932;color-scheme:dark"
    : "--c:#fff;--i:#14181f;--s:#566070;--e:#7d8794;--t:#eef1f5;color-scheme:light";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{all:initial;display:block;--a:${accent};--o:${onAccent};${colors}}${RULES}`,
  );
  return sheet;
}

/** Dark only where the page itself is: it says so by its own `color-scheme`. */
export function pageIsDark(): boolean {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return (
    /dark/.test(scheme) &&
    (!/light/.test(scheme) || matchMedia("(prefers-color-scheme:dark)").matches)
  );
}

const RULES = `
*{box-sizing:border-box}
[hidden]{display:none!important}
.box,.tab{font:16px/1.45 system-ui,sans-serif;color:var(--i)}
.box{position:relative;background:var(--c);padding:20px;border:1px solid var(--e);border-radius:16px;text-align:start}
.popup,.slide-in,.tab{position:fixed;z-index:2147483000;inset-block-end:20px}
.popup,.slide-in{max-width:calc(100vw - 24px);max-height:calc(100vh - 24px);overflow:auto;box-shadow:0 8px 40px #0004;border-color:#8884}
.popup{width:400px}
.end{inset-inline-end:20px}
.start{inset-inline-start:20px}
.slide-in{inset-inline:0;margin-inline:auto;width:720px}
fieldset{margin:0;padding:0;border:0;min-width:0}
legend,label.q,.thanks{margin:0;padding:0;font-size:17px;line-height:1.3;font-weight:650;text-wrap:balance;overflow-wrap:anywhere}
legend,.thanks{padding-inline-end:40px}
.scale{display:grid;grid-template-columns:repeat(6,minmax(36px,1fr));gap:5px 2px;margin-top:14px}
.cell{position:relative}
.cell input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.cell span{display:flex;align-items:center;justify-content:center;height:46px;border:1px solid var(--e);border-radius:9px;font-weight:600}
.cell input:hover+span,.x:hover{background:var(--t)}
.cell input:checked+span{background:var(--a);border-color:var(--a);color:var(--o)}
input:focus-visible+span,button:focus-visible,textarea:focus-visible,a:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:16px;margin-top:8px}
.ends,.soft,i{font-size:13px;color:var(--s)}
.soft{margin:10px 0 0}
.soft:empty{display:none}
a{color:var(--a)}
.more{margin-top:16px}
i{font-style:normal;font-weight:400}
textarea{display:block;width:100%;min-height:84px;margin-top:8px;padding:10px;border:1px solid var(--e);border-radius:9px;background:var(--c);color:inherit;font:inherit;resize:vertical}
button{min-width:44px;min-height:44px;padding:0;border:0;border-radius:9px;font:inherit;cursor:pointer}
.send,.tab{background:var(--a);color:var(--o);font-weight:650}
.send{margin-top:12px;padding:8px 20px}
.x{position:absolute;inset-block-start:8px;inset-inline-end:8px;background:none;color:var(--s);font-size:24px}
.thanks:focus{outline:0}
.tab{inset-block:auto 40%;padding:14px 10px}
.tab span{writing-mode:vertical-rl}
.tab.end{inset-inline-end:-4px}
.tab.start{inset-inline-start:-4px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(min-width:640px){.slide-in .scale,.inline .scale{grid-template-columns:repeat(11,minmax(44px,1fr))}}
@media(max-width:480px){.popup,.slide-in{inset-inline:12px;inset-block-end:12px;width:auto}}
@media(prefers-reduced-motion:no-preference){.popup,.slide-in{animation:in .25s ease-out}@keyframes in{from{opacity:0;transform:translateY(16px)}}}
@media(forced-colors:active){.cell input:checked+span{outline:4px solid Highlight}}
@media print{:host{display:none}}
`;
