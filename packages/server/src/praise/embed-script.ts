/**
 * What another page loads to show praise: two kilobytes at most, no cookie, text as text. It asks for what is published
 * each time, so what was withdrawn is gone with the next request; it looks like the page it stands on.
 */
export const EMBED_SCRIPT = `(function(){
var s=document.currentScript,u=new URL(s.src),d=document;
var lang=s.getAttribute("data-lang")||d.documentElement.lang||"";
u.pathname=u.pathname.replace(/\\.js$/,".json");u.search="?lang="+encodeURIComponent(lang);
fetch(u,{credentials:"omit",cache:"no-store"}).then(function(r){return r.ok?r.json():null}).then(function(p){
if(!p||!p.items.length)return;
function put(to,tag,text,cls){var e=d.createElement(tag);e.textContent=text;if(cls)e.className=cls;e.dir="auto";to.appendChild(e);return e}
var box=d.createElement("section");box.className="candor-praise";box.setAttribute("aria-label",p.title);
p.items.forEach(function(i){var f=put(box,"figure","","candor-praise-item");f.style.margin="0 0 1em";
var q=put(f,"blockquote",i.text);q.style.margin="0";if(i.language)q.lang=i.language;
put(f,"figcaption","\\u2014 "+i.name+(i.rewarded?" ("+i.rewarded+")":""))});
var n=put(box,"p",[p.chosen,p.score,p.removed].filter(Boolean).join(" ")+" ","candor-praise-note");n.style.fontSize=".875em";
var a=put(n,"a",p.title);a.href=u.pathname.replace(/\\.json$/,"");a.href=u.origin+a.pathname;
s.parentNode.insertBefore(box,s.nextSibling)}).catch(function(){})})();
`;
