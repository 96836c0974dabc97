import type { ReactNode } from "react";
import { LanguageMenu } from "../../parts/language-menu.tsx";
import { Logo } from "../../parts/logo.tsx";
import { useTitle } from "../../parts/page.tsx";
import { ThemeMenu } from "../../parts/theme-menu.tsx";

/** The quiet page that everything before signing in stands on. */
export function SignInFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-2 p-3 sm:p-5">
        <span className="flex items-center gap-2.5 px-1">
          <Logo />
          <span className="text-lg font-semibold tracking-tight">Candor</span>
        </span>
        <span className="flex items-center">
          <LanguageMenu withName />
          <ThemeMenu className="button button--icon button--quiet" />
        </span>
      </header>
      <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 pt-4 pb-20">
        <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
        {lead ? <div className="mt-2 text-muted">{lead}</div> : null}
        <div className="card mt-6 p-5 sm:p-6">{children}</div>
      </main>
    </div>
  );
}
