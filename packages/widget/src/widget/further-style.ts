/** What the further questions need beyond the panel's own style; see `panelSheet`. */
export function furtherSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  return sheet;
}

const RULES = `
.part{margin-top:16px}
.part legend,.part label.q{font-size:15px;font-weight:600}
.words,.steps,.stars{display:grid;gap:5px;margin-top:8px}
.steps{grid-template-columns:repeat(auto-fit,minmax(44px,1fr))}
.words .cell span{justify-content:flex-start;height:auto;min-height:44px;padding:6px 12px;font-weight:500}
.words input:checked+span:before{content:"\\2713" / "";margin-inline-end:8px}
.stars{display:flex}
.stars .cell span{width:44px;height:44px;border-color:transparent;background:none!important;font-size:28px;color:var(--e)}
.stars .cell:has(:checked) span,.stars .cell:has(~.cell :checked) span{color:var(--a)}
`;
