import type { OwnModel } from "@candor/contract/own-model.ts";
import { useMessages } from "../../language/language-context.tsx";

/** What leaves the house, in plain words, and the exact request for an invented comment. */
export function SentCard({ example }: { example: OwnModel["example"] }) {
  const t = useMessages("web-own-model");
  return (
    <section aria-label={t("sent")} className="card space-y-3 p-4 sm:p-6">
      <h2 className="font-semibold">{t("sent")}</h2>
      <p className="text-sm">{t("sent.text")}</p>
      <details>
        <summary className="link cursor-pointer py-2 text-sm touch:py-3">{t("sent.show")}</summary>
        <p className="mt-2 text-sm text-muted">{t("sent.example")}</p>
        <blockquote lang="en" className="mt-1 border-s-3 border-line ps-3 text-sm">
          {example.comment}
        </blockquote>
        <p className="mt-2 text-sm text-muted">{t("sent.request")}</p>
        <pre
          dir="ltr"
          lang="en"
          className="mt-1 rounded-xl bg-sunken p-3 text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {example.url === "" ? "" : `POST ${example.url}\n\n`}
          {example.body}
        </pre>
      </details>
    </section>
  );
}
