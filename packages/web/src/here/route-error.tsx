import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
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
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button onClick={() => history.back()}>
          <ArrowLeft aria-hidden className="size-4" />
          {t("notFound.back")}
        </Button>
        <Link to="/overview" className="button button--strong">
          {t("nav.overview")}
        </Link>
      </div>
    </main>
  );
}
