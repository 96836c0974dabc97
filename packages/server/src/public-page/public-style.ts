import { minified } from "../channels/answer-page/answer-style.ts";

/** What the public page has beyond the style of all pages: parts, the four steps, fates. */
export const PUBLIC_STYLE = minified(`
.say{padding-block-start:1.5rem;margin-block-start:1.75rem;border-block-start:1px solid var(--line)}
h1+.say{padding-block-start:0;margin-block-start:.75rem;border:0}
.say>h2{margin:0;font-size:1.1875rem;line-height:1.35;text-wrap:balance}
.say ul{margin:0;padding:0;list-style:none}
.say li{margin-block-start:1.25rem}
.say dl{margin:0}
.say dt{margin-block-start:.5rem;font-weight:600}
.say dd{margin:0;overflow-wrap:anywhere}
.strip{display:flex;flex-wrap:wrap;gap:1px;margin:.875rem 0 0;padding:0;list-style:none;border:1px solid var(--line);border-radius:10px;overflow:hidden;background:var(--line);font-size:.875rem}
.say .strip li{flex:1 1 45%;min-width:0;margin:0;padding:.625rem .75rem;background:var(--card)}
.strip b{display:block;color:var(--a)}
.fate{display:inline-block;margin-block-start:.25rem;font-weight:600;font-size:.9375rem}
.fate.bad{color:var(--bad)}
.figure{margin:.5rem 0 0;font-size:2.25rem;line-height:1.2;font-weight:700;font-variant-numeric:tabular-nums}
@media(min-width:640px){.say .strip li{flex:1 1 0}}
`);
