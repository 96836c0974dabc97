import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";
import { useMessages } from "../language/language-context.tsx";
import { ApiError, UNREACHABLE } from "../request/api-error.ts";
import { Button } from "./button.tsx";

/**
 * An error where it happened: what happened, what to do next, and the id to quote. It is never a
 * toast that goes away before it was read.
 */
export function ErrorNotice({
  error,
  retry,
  className = "",
}: {
  error: unknown;
  retry?: (() => void) | undefined;
  className?: string;
}) {
  const t = useMessages("web");
  if (!error) return null;
  const known = error instanceof ApiError ? error : null;
  const what =
    known?.code === UNREACHABLE
      ? t("error.unreachable")
      : known && known.message !== ""
        ? known.message
        : t("error.unexpected");
  return (
    <div
      role="alert"
      className={`flex gap-3 rounded-xl border border-alarm/30 bg-alarm-soft p-4 text-sm ${className}`}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-alarm" />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{what}</p>
        {known && known.fields.length > 0 ? (
          <ul className="mt-1 list-disc ps-5">
            {known.fields.map((field) => (
              <li key={`${field.field}${field.message}`}>
                {field.field}: {field.message}
              </li>
            ))}
          </ul>
        ) : null}
        {known?.requestId ? (
          <p className="mt-1 text-muted">{t("error.requestId", { id: known.requestId })}</p>
        ) : null}
        {retry ? (
          <Button look="plain" className="mt-3" onClick={retry}>
            {t("error.tryAgain")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** A calm remark in a line of its own. */
export function Remark({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-sm text-muted">
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}
