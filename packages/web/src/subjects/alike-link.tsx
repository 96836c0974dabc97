import { Link } from "@tanstack/react-router";
import { carried } from "../here/view.ts";
import { useMessages } from "../language/language-context.tsx";

/** How many other comments are nearly the same; a click lists them. */
export function AlikeLink({ responseId, alike }: { responseId: string; alike: number }) {
  const t = useMessages("web-themes");
  if (alike === 0) return null;
  return (
    <Link
      to="/responses"
      search={(view) => ({ ...carried(view), theme: undefined, alikeTo: responseId })}
      className="inline-flex min-h-6 items-center text-xs text-muted underline"
    >
      {t("alike", { n: alike })}
    </Link>
  );
}
