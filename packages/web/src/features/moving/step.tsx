import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { useMessages } from "../../language/language-context.tsx";

/** One step of the way; the tick comes from facts. */
export function Step({
  number,
  title,
  done = false,
  children,
}: {
  number: number;
  title: string;
  done?: boolean;
  children: ReactNode;
}) {
  const t = useMessages("web-moving");
  return (
    <li className="card flex gap-4 p-4 sm:p-6">
      <span
        aria-hidden
        className={`number grid size-8 shrink-0 place-items-center rounded-full text-sm font-semibold ${done ? "bg-promoter-soft text-promoter" : "bg-sunken text-muted"}`}
      >
        {done ? <Check className="size-4.5" /> : number}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="mb-2 pt-1 font-semibold">
          {title}
          {done ? <span className="sr-only"> ({t("done")})</span> : null}
        </h2>
        {children}
      </div>
    </li>
  );
}
