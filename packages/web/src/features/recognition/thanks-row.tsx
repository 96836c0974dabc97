import type { Recognition } from "@candor/contract/recognition.ts";
import type { ReactNode } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** One thank-you: to whom, in whose words, for what. */
export function ThanksRow({ one, children }: { one: Recognition; children?: ReactNode }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  return (
    <li className="py-4">
      <p className="font-semibold">{one.employee.name}</p>
      {one.quote ? (
        <blockquote
          dir="auto"
          className="mt-2 border-s-3 border-line ps-4 leading-relaxed wrap-anywhere whitespace-pre-line"
        >
          {one.quote}
        </blockquote>
      ) : null}
      {one.words ? <p className="mt-2 wrap-anywhere whitespace-pre-line">{one.words}</p> : null}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
        <span>
          {t("row.by", { by: one.by.replace(/^key:/, ""), when: format.moment(one.at) })} ·{" "}
          {t("row.from", { from: one.from })}
        </span>
        {children}
      </div>
    </li>
  );
}
