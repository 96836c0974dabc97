import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { methodQuery } from "../here/queries.ts";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { GhostRows } from "../parts/page.tsx";

/** "How is this computed?": the page of the manual that explains a number, beside the number. */
export function Method({ page, onClose }: { page: string; onClose: () => void }) {
  const t = useMessages("web");
  const { language } = useLanguage();
  const method = useQuery(methodQuery(language, page));
  return (
    <Dialog side title={method.data?.title ?? t("method.title")} onClose={onClose}>
      {method.isPending ? <GhostRows /> : null}
      {method.isError ? (
        <ErrorNotice error={method.error} retry={() => void method.refetch()} />
      ) : null}
      {method.data ? <Pages html={method.data.html} /> : null}
    </Dialog>
  );
}

/** The server renders it from its own manual; scripts would be dropped by the parser's document. */
function Pages({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const never of parsed.querySelectorAll("script, style, iframe, object, embed")) {
      never.remove();
    }
    // The dialog has the title already.
    parsed.body.querySelector("h1")?.remove();
    box.current?.replaceChildren(...parsed.body.childNodes);
  }, [html]);
  return <div ref={box} className="prose-methods" />;
}
