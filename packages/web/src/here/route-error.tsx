import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { useMessages } from "../language/language-context.tsx";
import { ErrorNotice } from "../parts/notice.tsx";

/** A screen that could not be shown at all. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <main className="mx-auto max-w-xl p-6">
      <ErrorNotice error={error} retry={reset} />
    </main>
  );
}

export function NotFound() {
  const t = useMessages("web");
  return (
    <main className="mx-auto max-w-xl p-6 py-20 text-center">
      <h1 className="text-2xl font-semibold">{t("notFound.title")}</h1>
      <p className="mt-2 text-muted">{t("notFound.text")}</p>
      <Link to="/overview" className="button button--strong mt-6">
        {t("nav.overview")}
      </Link>
    </main>
  );
}
