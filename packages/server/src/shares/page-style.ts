import { minified } from "../channels/answer-page/answer-style.ts";

/** Colours of charts, for a page and for a picture that stands alone. */
const LIGHT =
  "--page:#f4f5f7;--card:#fff;--ink:#0f172a;--soft:#4b5563;--line:#e2e6eb;--edge:#868e9b;--sunken:#f0f2f5;--good:#0072b2;--mid:#6b7280;--bad:#b84a00";
const DARK =
  "--page:#0b1120;--card:#111827;--ink:#f1f5f9;--soft:#a9b4c4;--line:#273449;--edge:#6b7a90;--sunken:#1a2436;--good:#56b4e9;--mid:#9ca3af;--bad:#e69f00";

/** What curves are drawn with, here and in `.svg`. */
const CURVE = `
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.grid,.zero{stroke:var(--line);fill:none}
.zero{stroke:var(--edge)}
.tick{fill:var(--soft);font-size:12px}
.band{fill:var(--good);fill-opacity:.16}
.bar{stroke:var(--good);stroke-opacity:.4;stroke-width:3;stroke-linecap:round}
.line{stroke:var(--good);stroke-width:2.25;fill:none;stroke-linejoin:round;stroke-linecap:round}
.dot{fill:var(--good);stroke:var(--card);stroke-width:1.5}
.weak{fill:var(--card);stroke:var(--good);stroke-width:2}
.mark{stroke:var(--edge);stroke-dasharray:3 4;fill:none}`;

/**
 * Style of a shared page: one column of cards, no script, no font, no picture from elsewhere; light, dark,
 * a telephone's width and paper.
 */
export const SHARE_STYLE = minified(`
:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;border-top:5px solid var(--a)}
header,main,.foot{max-width:60rem;margin-inline:auto;padding-inline:1rem}
header{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding-block:1.125rem .25rem}
header img{display:block;max-height:2.5rem;max-width:11rem}
.name{font-weight:650;overflow-wrap:anywhere}
h1{margin:.75rem 0 0;font-size:1.625rem;line-height:1.2;font-weight:680;letter-spacing:-.015em;text-wrap:balance;overflow-wrap:anywhere}
h2{margin:0;font-size:1.0625rem;line-height:1.35;font-weight:650}
p{margin:.5rem 0 0;overflow-wrap:anywhere}
a{color:var(--a);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,input:focus-visible,button:focus-visible,.scroll:focus-visible{outline:3px solid var(--a);outline-offset:2px;border-radius:4px}
.soft{color:var(--soft);font-size:.9375rem}
.small{font-size:.875rem}
.chips{display:flex;flex-wrap:wrap;gap:.375rem;margin:.75rem 0 0;padding:0;list-style:none}
.chips li{padding:.125rem .625rem;border:1px solid var(--line);border-radius:99px;background:var(--card);font-size:.875rem;overflow-wrap:anywhere}
.card{margin-top:1rem;padding:1.125rem 1rem 1.25rem;background:var(--card);border:1px solid var(--line);border-radius:16px;break-inside:avoid}
.hero{display:grid;gap:1.5rem}
.score{display:flex;align-items:baseline;flex-wrap:wrap;gap:.25rem 1rem;margin:0}
.big{font-size:clamp(4.5rem,19vw,7rem);line-height:.95;font-weight:720;letter-spacing:-.045em;font-variant-numeric:tabular-nums}
.range{font-size:1.125rem;color:var(--soft)}
.range b{display:block;color:var(--ink);font-weight:620}
.pill{display:inline-block;padding:.0625rem .5rem;border:1px solid var(--edge);border-radius:99px;font-size:.8125rem;font-weight:600;color:var(--ink)}
.verdict{display:flex;gap:.75rem;align-items:flex-start;margin-top:1.25rem;padding-top:1rem;border-top:1px solid var(--line)}
.verdict p{margin:0}
.verdict p+p{margin-top:.125rem}
.sign{flex:none;width:2rem;height:2rem;border-radius:99px;background:var(--sunken);display:grid;place-items:center;font-weight:700;font-size:1.0625rem}
.sign.up{color:var(--good)}.sign.down{color:var(--bad)}
svg{display:block;max-width:100%;height:auto}
.ruler{margin-top:1.125rem;width:100%}
.rail{fill:var(--sunken)}.reach{fill:var(--good);fill-opacity:.28}.point{fill:var(--good)}
.groups{display:grid;gap:1.125rem;margin:0;align-content:center}
.groups div{display:grid;grid-template-columns:auto 1fr auto;gap:0 .625rem;align-items:baseline}
.groups dt{grid-column:1/3;font-weight:600}
.groups dt small{font-weight:400;color:var(--soft);font-size:.875rem}
.groups dd{margin:0;text-align:end;font-variant-numeric:tabular-nums}
.groups dd b{font-size:1.25rem;font-weight:680}
.groups svg{grid-column:1/-1;width:100%;margin-top:.25rem}
.fp{fill:var(--good)}.fm{fill:var(--mid)}.fd{fill:var(--bad)}
.wide{display:none}.narrow{width:100%}
figure{margin:.75rem 0 0}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.table{margin-top:.5rem}
th,td{padding:.5625rem .5rem;border-top:1px solid var(--line);text-align:start;vertical-align:middle;font-size:.9375rem}
thead th{border:0;padding-block:.25rem;color:var(--soft);font-size:.8125rem;font-weight:600}
tbody th{font-weight:600;overflow-wrap:anywhere;min-width:7rem}
.n{text-align:end;white-space:nowrap}
.wrap .n{white-space:normal}.wrap th:first-child{min-width:6rem}
th:first-child,td:first-child{padding-inline-start:0}th:last-child,td:last-child{padding-inline-end:0}
td svg{width:9rem}
.steps{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1px;margin:1rem 0 0;padding:0;overflow:hidden;list-style:none;background:var(--line);border:1px solid var(--line);border-radius:16px;break-inside:avoid}
.steps li{padding:.75rem 1rem;background:var(--card);color:var(--soft);font-size:.9375rem;overflow-wrap:anywhere}
.steps b{display:block}
.steps .done{color:var(--ink)}.steps .done b{color:var(--good)}
.verdict.first{margin-top:.75rem;padding-top:0;border:0}
.facts{display:grid;gap:.75rem 1.5rem;margin:.75rem 0 0}
.facts dt{color:var(--soft);font-size:.875rem}
.facts dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.quotes .alone{grid-template-columns:minmax(0,1fr)}
.under{font-weight:400}
.up{color:var(--good);font-weight:650}.down{color:var(--bad);font-weight:650}
details{margin-top:.75rem}
summary{cursor:pointer;min-height:2rem;color:var(--soft);font-size:.875rem}
.quotes{display:grid;gap:.75rem;margin:.75rem 0 0;padding:0;list-style:none}
.quotes li{display:grid;grid-template-columns:auto 1fr;gap:.25rem .75rem;padding-top:.75rem;border-top:1px solid var(--line);break-inside:avoid}
.quotes li:first-child{border:0;padding-top:0}
blockquote{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.quotes .soft{grid-column:2;margin:0}
.mark-of{width:2.25rem;height:2.25rem;border-radius:10px;border:2px solid currentColor;display:grid;place-items:center;font-weight:700;font-variant-numeric:tabular-nums}
.mark-of.p{color:var(--good)}.mark-of.m{color:var(--mid)}.mark-of.d{color:var(--bad)}
.foot{padding-block:1.25rem 2.5rem;color:var(--soft);font-size:.875rem}
.langs{position:relative;margin:0}
.langs summary{display:flex;align-items:center;min-height:44px;padding:0 .5rem;color:var(--ink);list-style:none;font-size:.9375rem}
.langs summary::-webkit-details-marker{display:none}
.langs summary:after{content:"";width:.45em;height:.45em;margin-inline-start:.5em;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:translateY(-.12em) rotate(45deg)}
.langs ul{position:absolute;z-index:1;inset-inline-end:0;min-width:10rem;margin:0;padding:.375rem;list-style:none;background:var(--card);border:1px solid var(--line);border-radius:10px;box-shadow:0 8px 24px #0003}
.langs a{display:flex;align-items:center;min-height:44px;padding:0 .75rem;border-radius:6px;color:inherit;text-decoration:none}
.langs a[aria-current]{font-weight:650}
.langs a:hover{background:var(--sunken)}
label{display:block;margin-top:1rem;font-weight:600}
input{display:block;width:100%;max-width:22rem;min-height:48px;margin-top:.375rem;padding:.5rem .75rem;border:1px solid var(--edge);border-radius:10px;background:var(--card);color:inherit;font:inherit}
button{min-height:48px;margin-top:1rem;padding:.5rem 1.5rem;border:1px solid var(--a);border-radius:10px;background:var(--a);color:var(--o);font:inherit;font-weight:650;cursor:pointer}
.problem{color:var(--bad);font-weight:600}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
${CURVE}
@media(max-width:699px){.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stack tr{display:grid;grid-template-columns:1fr auto;gap:.125rem .75rem;padding-block:.625rem;border-top:1px solid var(--line)}.stack th,.stack td{border:0;padding:0}.stack .plot,.stack .more{grid-column:1/-1}.stack td svg{width:100%}.stack .more{color:var(--soft);font-size:.875rem;text-align:start;white-space:normal}}
@media(min-width:700px){header,main,.foot{padding-inline:1.5rem}h1{font-size:2rem}.steps{grid-template-columns:repeat(4,minmax(0,1fr))}.facts{grid-template-columns:repeat(2,minmax(0,1fr))}.card{padding:1.5rem}.hero{grid-template-columns:minmax(0,1.35fr) minmax(0,1fr);gap:2.5rem}.wide{display:block;width:100%}.narrow{display:none}}
@media print{:root{color-scheme:light;${LIGHT};--page:#fff}body{border:0;font-size:10.5pt}header,main,.foot{max-width:none;padding-inline:0}.langs,details:not([open]),button{display:none}.card{padding:.75rem 0;border:0;border-top:1px solid var(--line);border-radius:0}.wide{display:block;width:100%}.narrow{display:none}.hero{grid-template-columns:1.35fr 1fr}.chips li{border-color:var(--edge)}}
@media(forced-colors:active){.reach,.point,.fp,.fm,.fd{fill:CanvasText}.rail{fill:GrayText}}
`);

/** Style of a picture that stands alone on somebody's page; it follows the reader's light or dark. */
export function pictureStyle(theme: "light" | "dark" | "auto"): string {
  const dark = theme === "auto" ? `@media(prefers-color-scheme:dark){svg{${DARK}}}` : "";
  return minified(
    `svg{${theme === "dark" ? DARK : LIGHT}}${dark}${CURVE}
.ground{fill:var(--card);stroke:var(--line)}.ink{fill:var(--ink)}.softly{fill:var(--soft)}.rail{fill:var(--sunken)}.reach{fill:var(--good);fill-opacity:.28}.point{fill:var(--good)}`,
  );
}
