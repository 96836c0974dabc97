import { minified } from "../answer-page/answer-style.ts";

/** What a kiosk has beyond the answer page: the whole screen, and targets of 96 px. */
export const KIOSK_STYLE = minified(`
html{height:100%;overscroll-behavior:none}
body{background:var(--card);-webkit-user-select:none;user-select:none;touch-action:manipulation}
header,main,footer{max-width:76rem}
header{padding:1.25rem 1.5rem;flex-wrap:wrap}
header img{max-height:4rem;max-width:18rem}
.name{font-size:1.5rem}
main{flex:1;display:flex;flex-direction:column;justify-content:center;padding:1rem 1.5rem;border:0;border-radius:0;box-shadow:none;background:none}
h1{font-size:clamp(1.5rem,1rem + 2.4vw,2.75rem);line-height:1.2}
.scale{grid-template-columns:repeat(3,minmax(96px,1fr));gap:12px;margin-top:clamp(1.25rem,4vh,2.5rem)}
.cell span{min-height:96px;border-width:2px;border-radius:16px;font-size:2rem}
.ends{font-size:1.125rem;margin-top:1rem}
.soft{font-size:1rem}
.languages{display:flex;flex-wrap:wrap;gap:.5rem}
.languages button{min-width:96px;min-height:96px;margin:0;padding:.5rem 1rem;border:2px solid transparent;background:none;color:inherit;font-size:1.125rem;font-weight:500}
.languages [aria-pressed=true]{border-color:var(--edge);background:var(--tint);font-weight:700}
.big{min-height:96px;min-width:12rem;border-radius:16px;font-size:1.375rem}
textarea{min-height:9rem;margin-top:1.25rem;padding:1rem;border-width:2px;border-radius:16px;font-size:1.375rem;-webkit-user-select:text;user-select:text}
.part>label,.part legend{font-size:1.375rem}
.words .cell span{min-height:72px;border-width:2px;border-radius:14px;font-size:1.25rem}
.steps{grid-template-columns:repeat(auto-fit,minmax(64px,1fr))}
.steps .cell span{min-height:72px;font-size:1.5rem}
.star svg{width:64px;height:64px}
footer{display:flex;align-items:center;justify-content:space-between;gap:1rem;min-height:7.5rem;padding:.75rem 1.5rem}
footer p{margin:0;font-size:1rem}
.idle{display:flex;align-items:center;gap:1rem;color:var(--ink);font-size:1.125rem;font-variant-numeric:tabular-nums}
.idle button{min-height:96px;margin:0;border-radius:16px}
.lock{min-width:48px;margin:0;padding:.5rem;border-color:transparent;background:none;color:var(--soft)}
.lock svg{width:22px;height:22px;fill:none;stroke:currentColor;stroke-width:2}
dialog{width:min(26rem,92vw);padding:1.75rem;border:1px solid var(--line);border-radius:18px;background:var(--card);color:var(--ink)}
dialog::backdrop{background:#0009}
dialog h2{margin:0 0 1rem;font-size:1.375rem}
dialog .field{font-size:1.5rem;letter-spacing:.3em}
@media(max-width:479px){
header{padding:.5rem 1rem;gap:.25rem}header img{max-height:2.5rem}.name{font-size:1.125rem}
.languages{gap:.25rem}.languages button{min-width:48px;min-height:48px;padding:.25rem .5rem;font-size:1rem}
main{padding:.5rem 1rem}h1{font-size:1.25rem}
.scale{grid-template-columns:repeat(4,minmax(44px,1fr));gap:8px;margin-top:1rem}.cell span{min-height:clamp(44px,9vh,96px);font-size:1.5rem}
.ends{font-size:1rem;margin-top:.5rem}
.idle button,.big{min-height:56px}footer{min-height:4rem;padding:.25rem 1rem;flex-wrap:wrap}
}
@media(min-width:480px){.scale{grid-template-columns:repeat(4,minmax(96px,1fr))}}
@media(min-width:720px){.scale{grid-template-columns:repeat(6,minmax(96px,1fr))}}
@media(min-width:1240px){.scale{grid-template-columns:repeat(11,minmax(96px,1fr));gap:8px}}
@media(min-width:480px) and (max-height:639px){
header{padding:.25rem 1rem}.languages button{min-height:48px;padding:.25rem .5rem}main{padding:.25rem 1rem}h1{font-size:1.25rem}
.scale{grid-template-columns:repeat(11,minmax(0,1fr));gap:4px;margin-top:.75rem}.cell span{min-height:clamp(48px,18vh,96px);font-size:1.375rem}
.idle button,.big{min-height:48px}footer{min-height:3.5rem;padding:.25rem 1rem}
}
`);
