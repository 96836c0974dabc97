import type { Brand } from "@candor/contract/survey.ts";
import { recommendMessage } from "../../messages/recommend-messages.ts";
import { contentSecurityPolicy } from "../answer-page/answer-page-csp.ts";
import { ANSWER_STYLE } from "../answer-page/answer-style.ts";
import { type Html, html } from "../answer-page/html.ts";
import { brandStyle, pageFrame } from "../answer-page/page-frame.ts";

/** How a page by which somebody recommends looks. */
export interface Look {
  language: string;
  brand: Brand;
  /** What is recommended: the survey's subject, or the workspace's name. */
  organisation: string;
}

/** Copies the link, and opens the device's own way of sharing where it has one. Without a script both buttons stay away. */
const GIVEN_SCRIPT = `(()=>{const f=document.getElementById("link"),c=document.getElementById("copy"),s=document.getElementById("share");
if(navigator.clipboard){c.hidden=false;c.onclick=()=>navigator.clipboard.writeText(f.value).then(()=>{c.textContent=c.dataset.done})}
if(navigator.share){s.hidden=false;s.onclick=()=>navigator.share({text:s.dataset.text,url:f.value}).catch(()=>{})}
f.onfocus=()=>f.select()})()`;

/** Says that somebody is here once the page was in view for two seconds: a preview that draws it hidden says nothing. */
const ARRIVED_SCRIPT = `(()=>{let n=0;const t=setInterval(()=>{if(!document.hidden&&++n>1){clearInterval(t);fetch(location.pathname,{method:"POST"}).catch(()=>{})}},1000)})()`;

export function recommendCsp(brand: Brand): string {
  return contentSecurityPolicy({
    scripts: [GIVEN_SCRIPT, ARRIVED_SCRIPT],
    styles: [ANSWER_STYLE, brandStyle(brand)],
    logoUrl: brand.logoUrl,
  });
}

/** The offer of a link: what it is, what is counted, and whether friends may read a first name. */
export function renderOffer(
  look: Look,
  form: { action: string; hidden: Readonly<Record<string, string>>; name: string },
): string {
  const say = sayer(look);
  const title = say("offer.title");
  const fields = Object.entries(form.hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return frame(look, {
    title,
    main: html`<h1>${title}</h1><p>${say("offer.text")}</p><p class="soft">${say("offer.counted")}</p>
<form method="post" action="${form.action}">${fields}
<div class="part"><label for="name">${say("offer.name")} <i>(${say("optional")})</i></label><input class="field" id="name" name="name" maxlength="40" autocomplete="given-name" dir="auto" value="${form.name}" aria-describedby="name-hint"><p class="soft" id="name-hint">${say("offer.nameHint")}</p></div>
<button>${say("offer.button")}</button></form>`,
  });
}

/** Somebody's link, with ways to pass it on: plain links, and no script of anybody else. */
export function renderGiven(
  look: Look,
  given: { url: string; text: string; shownName: string | null; renameHref: string },
): string {
  const say = sayer(look);
  const { url, text, shownName } = given;
  const [link, words] = [encodeURIComponent(url), encodeURIComponent(text)];
  const both = encodeURIComponent(`${text} ${url}`);
  const ways = [
    [say("given.mail"), `mailto:?subject=${encodeURIComponent(say("given.subject"))}&body=${both}`],
    [say("given.sms"), `sms:?&body=${both}`],
    ["WhatsApp", `https://wa.me/?text=${both}`],
    ["Telegram", `https://t.me/share/url?url=${link}&text=${words}`],
    ["Facebook", `https://www.facebook.com/sharer/sharer.php?u=${link}`],
    ["LinkedIn", `https://www.linkedin.com/sharing/share-offsite/?url=${link}`],
  ] as const;
  const title = say("given.title");
  return frame(look, {
    title,
    script: GIVEN_SCRIPT,
    main: html`<h1>${title}</h1><p>${say("given.text")}</p>
<div class="part"><label class="vh" for="link">${say("given.link")}</label><input class="field" id="link" readonly dir="ltr" value="${url}"></div>
<div class="row"><button type="button" id="copy" data-done="${say("given.copied")}" hidden>${say("given.copy")}</button><button type="button" class="quiet" id="share" data-text="${text}" hidden>${say("given.share")}</button></div>
<p class="part">${say("given.by")}: ${ways.map(([name, href], at) => html`${at > 0 && ", "}<a href="${href}" rel="noopener noreferrer">${name}</a>`)}</p>
<p class="soft">${shownName === null ? say("given.noName") : say("given.name", { name: shownName })} <a href="${given.renameHref}">${say("given.rename")}</a></p>`,
  });
}

/** What a friend reads where the workspace has no page of its own to lead to, and what previews show of any link. */
export function renderLanding(
  look: Look,
  landing: { shownName: string | null; code: string; publicPage: string | null },
): string {
  const say = sayer(look);
  const { shownName, code, publicPage } = landing;
  const title = shownName === null ? say("page.title") : say("page.titleBy", { name: shownName });
  const text = say("page.text");
  return frame(look, {
    title,
    head: html`<meta property="og:title" content="${title}"><meta property="og:description" content="${text}"><meta name="description" content="${text}">`,
    script: ARRIVED_SCRIPT,
    main: html`<h1>${title}</h1><p>${text}</p>
<div class="part"><p>${say("page.code")}</p><p class="reward"><b dir="ltr">${code}</b></p></div>
${publicPage !== null && html`<p><a class="button quiet" href="${publicPage}">${say("page.public")}</a></p>`}
<p class="soft">${say("page.privacy")}</p>`,
  });
}

function sayer({ language, organisation }: Look) {
  return (key: string, args = {}) => recommendMessage(language, key, { organisation, ...args });
}

function frame(
  { language, brand, organisation }: Look,
  parts: { title: string; main: Html; script?: string; head?: Html },
): string {
  return pageFrame({ language, languages: [], brand, subject: organisation }, parts);
}
