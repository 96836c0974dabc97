import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";
import { useLanguage, useMessages } from "../language/language-context.tsx";
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
  const { language } = useLanguage();
  if (!error) return null;
  const known = error instanceof ApiError ? error : null;
  const own = known ? kindOf(known.status) : undefined;
  const said = known?.code === UNREACHABLE ? "" : (known?.message ?? "");
  // The server speaks English; elsewhere what kind of thing went wrong is said in the reader's language first.
  const translated = language !== "en" && own !== undefined && said !== "";
  const what =
    known?.code === UNREACHABLE
      ? t("error.unreachable")
      : translated
        ? t(`error.${own}`)
        : said === ""
          ? t("error.unexpected")
          : said;
  return (
    <div
      role="alert"
      className={`flex gap-3 rounded-xl border border-alarm/30 bg-alarm-soft p-4 text-sm ${className}`}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-alarm" />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{what}</p>
        {translated ? (
          <p lang="en" className="mt-1 text-muted wrap-anywhere">
            {said}
          </p>
        ) : null}
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

const KINDS = [403, 404, 409, 422, 429] as const;

/** Which sentence says what kind of refusal or fault it was. */
function kindOf(status: number): (typeof KINDS)[number] | 500 | undefined {
  return status >= 500 ? 500 : KINDS.find((kind) => kind === status);
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
