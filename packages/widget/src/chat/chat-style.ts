import type { WidgetChat } from "@candor/contract/chat.ts";

/** As the question's style: a constructed sheet, which a page's policy allows, inside a shadow. */
export function chatSheet(accents: WidgetChat["accents"], dark: boolean): CSSStyleSheet {
  const [accent, onAccent] = accents[dark ? 1 : 0];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{all:initial;--a:${accent};--o:${onAccent};${
      dark
        ? "--b:#1d2126;--c:#282d34;--f:#f2f4f6;--s:#b3bac2;--e:#5d6670;--r:#ff9d7a"
        : "--b:#fff;--c:#f3f5f7;--f:#1b1f24;--s:#59626c;--e:#808a95;--r:#a8390f"
    }}${STYLE}`,
  );
  return sheet;
}

const STYLE = `
*{box-sizing:border-box}
.box{position:fixed;z-index:2147483001;inset-block-end:16px;width:360px;max-width:calc(100vw - 24px);height:min(560px,calc(100dvh - 32px));display:flex;flex-direction:column;border:1px solid var(--e);border-radius:14px;box-shadow:0 8px 32px #0005;background:var(--b);color:var(--f);font:16px/1.45 system-ui,sans-serif;overflow:hidden}
.end{inset-inline-end:16px}.start{inset-inline-start:16px}
header{padding:14px 56px 10px 16px;border-block-end:1px solid var(--e)}
[dir=rtl] header{padding:14px 16px 10px 56px}
h2{margin:0;font-size:18px;line-height:1.3}
p{margin:4px 0;overflow-wrap:anywhere}
.soft{color:var(--s);font-size:14px}
.bad{color:var(--r);font-size:14px}
.log{flex:1;overflow-y:auto;padding:12px 16px;outline-offset:-3px}
ol{margin:0;padding:0;list-style:none}
li{margin:0 0 10px;padding:8px 12px;border-radius:12px;background:var(--c);width:fit-content;max-width:88%;white-space:pre-line;overflow-wrap:anywhere}
li.mine{margin-inline-start:auto;background:var(--a);color:var(--o)}
li small{display:block;font-size:12px}
li.mine.waits{opacity:.75}
form{padding:10px 16px 14px;border-block-start:1px solid var(--e);max-height:70%;overflow-y:auto}
label{display:block;margin:6px 0 3px;font-size:14px}
input,textarea{width:100%;padding:9px 10px;border:1px solid var(--e);border-radius:9px;background:var(--c);color:inherit;font:inherit}
textarea{display:block;height:64px;resize:none}
button{min-width:44px;min-height:44px;border:0;border-radius:9px;font:inherit;cursor:pointer}
.send{margin-top:10px;padding:8px 20px;background:var(--a);color:var(--o);font-weight:650}
.more{margin-inline-start:8px;background:none;color:inherit;text-decoration:underline}
.file{display:block;padding:0;background:none;color:inherit;text-align:start;text-decoration:underline;overflow-wrap:anywhere}
.x{position:absolute;inset-block-start:6px;inset-inline-end:6px;background:none;color:var(--s);font-size:24px}
.trap,.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
[hidden]{display:none}
a{color:inherit}
summary{padding:6px 0;cursor:pointer}
@media(max-width:480px){.box{inset:auto 0 0 0;width:auto;max-width:none;border-radius:14px 14px 0 0;height:min(620px,92dvh)}}
@media(forced-colors:active){li.mine{border:2px solid Highlight}}
@media print{:host{display:none}}
`;
