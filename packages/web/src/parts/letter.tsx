import { useEffect, useRef } from "react";

/**
 * A mail as a reader would see it, in a frame of its own where no script runs. The page's policy
 * forbids styles written into HTML, which mails are made of, so they are set as properties instead.
 */
export function Letter({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const window = frame.current?.contentWindow;
    const target = frame.current?.contentDocument;
    if (!frame.current || !window || !target) return;
    show(html, target, window as Window & typeof globalThis);
    frame.current.style.height = `${Math.min(900, target.documentElement.scrollHeight + 8)}px`;
  }, [html]);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin"
      className="h-96 w-full rounded-lg border border-line bg-white"
    />
  );
}

function show(html: string, target: Document, window: Window & typeof globalThis): void {
  const parsed = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  target.adoptedStyleSheets = [...parsed.querySelectorAll<HTMLElement>("script[data-css]")].map(
    (style) => {
      const sheet = new window.CSSStyleSheet({ media: style.getAttribute("media") ?? "" });
      sheet.replaceSync(style.textContent ?? "");
      return sheet;
    },
  );
  for (const never of parsed.querySelectorAll("script, link, meta, iframe, object, embed")) {
    never.remove();
  }
  // A preview leads nowhere: its links belong to nobody.
  for (const link of parsed.querySelectorAll("a")) link.removeAttribute("href");
  target.documentElement.lang = parsed.documentElement.lang;
  target.documentElement.dir = parsed.documentElement.dir;
  target.documentElement.replaceChild(target.adoptNode(parsed.body), target.body);
  for (const element of target.querySelectorAll<HTMLElement>("[data-css]")) {
    element.style.cssText = element.dataset.css ?? "";
  }
}

/** The parser itself would refuse styles by the page's policy: they wait under another name. */
function withoutStyles(html: string): string {
  return html
    .replace(/<style\b/gi, "<script data-css")
    .replace(/<\/style>/gi, "</script>")
    .replace(/\sstyle=(?=["'])/gi, " data-css=");
}
