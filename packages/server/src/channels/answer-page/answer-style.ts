/**
 * Style of every public page: no fonts, no images, logical properties (right-to-left turns itself),
 * light and dark, targets of 44 px and more. The scale is monochrome, since red and green would
 * suggest answers. `--a` and `--o` (accent, and text upon it) come from the brand.
 */
export const ANSWER_STYLE = minified(`
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--ink:#14181f;--soft:#566070;--line:#e1e5ea;--edge:#7d8794;--tint:#eef1f5;--bad:#a8321a}
@media(prefers-color-scheme:dark){:root{--page:#0d1117;--card:#161b22;--ink:#e9eef4;--soft:#a3adba;--line:#2b333d;--edge:#76818f;--tint:#212932;--bad:#ff9b80}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;align-items:center;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif}
header,main,footer{width:100%;max-width:43rem}
header{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding:1.25rem 1.25rem .75rem}
header img{display:block;max-height:2.5rem;max-width:11rem}
.name{font-weight:650;overflow-wrap:anywhere}
main{background:var(--card);padding:1.5rem 1.25rem 1.75rem;border-block:1px solid var(--line)}
legend{padding:0}
h1{margin:0;font-size:1.375rem;line-height:1.3;font-weight:650;letter-spacing:-.01em;text-wrap:balance;overflow-wrap:anywhere}
h1:focus{outline:0}
h1 svg{display:block;inline-size:2.75rem;block-size:2.75rem;margin-block-end:.75rem;color:var(--a)}
p{margin:.75rem 0 0;overflow-wrap:anywhere}
fieldset{min-width:0;margin:0;padding:0;border:0}
a{color:var(--a);text-underline-offset:.15em}
.scale{display:grid;grid-template-columns:repeat(6,minmax(44px,1fr));gap:6px;margin-top:1.5rem}
.cell,.star{position:relative;display:block}
.cell input,.star input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.cell span{display:flex;align-items:center;justify-content:center;min-height:52px;padding:.25rem;border:1px solid var(--edge);border-radius:10px;background:var(--card);font-size:1.125rem;font-weight:600;font-variant-numeric:tabular-nums;text-align:center}
.cell input:hover+span{background:var(--tint);border-color:var(--ink)}
.cell input:checked+span{background:var(--a);border-color:var(--a);color:var(--o)}
input:focus-visible+span,a:focus-visible,button:focus-visible,summary:focus-visible,textarea:focus-visible,.field:focus-visible,.box:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:1.5rem;margin-top:.625rem;color:var(--soft);font-size:.875rem}
.ends span{max-width:48%}
.ends span+span{text-align:end}
.status{min-height:1.5rem;margin-top:.625rem;font-size:.9375rem;color:var(--soft)}
.problem{color:var(--bad);font-weight:600}
.reward b{display:inline-block;padding:.25rem .625rem;border:1px dashed var(--edge);border-radius:8px;font-size:1.125rem;user-select:all}
.soft{color:var(--soft);font-size:.875rem}
.part{margin-top:1.5rem}
.part>h2{margin:0 0 .5rem}
.part>label,.part>h2,.part legend{display:block;font-size:1.0625rem;line-height:1.4;font-weight:600;letter-spacing:0;text-wrap:pretty}
.part i{font-style:normal;font-weight:400;color:var(--soft);font-size:.875rem;white-space:nowrap}
textarea,.field{display:block;width:100%;margin-top:.625rem;padding:.75rem;border:1px solid var(--edge);border-radius:10px;background:var(--card);color:inherit;font:inherit}
textarea{min-height:7rem;resize:vertical}
.field{min-height:48px}
.check{display:flex;align-items:flex-start;gap:.75rem;min-height:44px;padding:.6rem 0}
.box{flex:none;width:1.375rem;height:1.375rem;margin:.05rem 0 0;accent-color:var(--a)}
.mail{display:block;margin:.25rem 0 .5rem}
.ask:has(.box:not(:checked))+.mail{display:none}
.words{display:grid;gap:6px;margin-top:.75rem}
.words .cell span{min-height:48px;padding:.5rem .875rem;justify-content:flex-start;text-align:start;font-size:1rem;font-weight:500}
.steps{display:grid;grid-template-columns:repeat(auto-fit,minmax(44px,1fr));gap:6px;margin-top:.75rem}
.words .cell input:checked+span:before{content:"\\2713" / "";margin-inline-end:.5rem}
@media(max-width:639px){.w4{grid-template-columns:repeat(4,1fr)}.w5{grid-template-columns:repeat(5,1fr)}.w6{grid-template-columns:repeat(6,1fr)}}
.stars{display:flex;gap:2px;margin-top:.5rem}
.star span{display:block;padding:7px;border-radius:8px}
.star svg{display:block;width:34px;height:34px;fill:none;stroke:var(--edge);stroke-width:1.6}
.star:has(:checked) svg,.star:has(~.star :checked) svg{fill:var(--a);stroke:var(--a)}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;margin-top:1.25rem;padding:.625rem 1.5rem;border:1px solid var(--a);border-radius:10px;background:var(--a);color:var(--o);font:inherit;font-weight:650;text-decoration:none;cursor:pointer}
button:hover{filter:brightness(1.08)}
button[aria-disabled=true]{opacity:.65;cursor:default}
.quiet{border-color:var(--edge);background:none;color:var(--ink)}
.row{display:flex;flex-wrap:wrap;gap:0 .75rem}
footer{padding:1rem 1.25rem 2rem;color:var(--soft);font-size:.875rem}
details{position:relative;font-size:.9375rem}
summary{display:flex;align-items:center;gap:.4rem;min-height:44px;padding:0 .5rem;cursor:pointer;list-style:none;border-radius:8px}
summary::-webkit-details-marker{display:none}
summary:after{content:"";width:.45em;height:.45em;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:translateY(-.12em) rotate(45deg)}
details ul{position:absolute;z-index:1;inset-inline-end:0;min-width:11rem;max-height:20rem;overflow:auto;margin:0;padding:.375rem;list-style:none;background:var(--card);border:1px solid var(--line);border-radius:10px;box-shadow:0 8px 24px #0003}
details a{display:flex;align-items:center;min-height:44px;padding:0 .75rem;border-radius:6px;color:inherit;text-decoration:none}
details a:hover{background:var(--tint)}
[hidden]{display:none!important}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(min-width:640px){
header{padding:2.5rem .25rem 1rem}
main{padding:2.25rem 2.25rem 2.5rem;border:1px solid var(--line);border-radius:18px;box-shadow:0 1px 2px #0000000d,0 12px 32px #0000000a}
h1{font-size:1.625rem}
.scale{grid-template-columns:repeat(11,minmax(44px,1fr))}
.words.five{grid-template-columns:repeat(5,1fr)}
.words.five .cell span{height:100%;justify-content:center;text-align:center;font-size:.875rem;line-height:1.25;padding:.5rem .25rem}
footer{padding-inline:.25rem}}
@media(prefers-reduced-motion:no-preference){.part,.rise{animation:rise .25s ease-out}@keyframes rise{from{opacity:0;transform:translateY(6px)}}}
@media(forced-colors:active){.cell input:checked+span{outline:4px solid Highlight;outline-offset:-5px}}
@media print{header details,button{display:none}}
`);

/** CSS without the line ends that only help its readers. */
export function minified(css: string): string {
  return css.replace(/\n+/g, "");
}
