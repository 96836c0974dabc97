import { type ReactNode, useEffect } from "react";

/** The heading of a screen, its actions beside it, and the title of the browser's tab. */
export function PageHead({
  title,
  lead,
  actions,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {lead ? <p className="mt-1 max-w-prose text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Candor`;
  }, [title]);
}

/** What an empty screen shows: a ghost of the filled one, a sentence, the next thing to do. */
export function Empty({
  ghost,
  title,
  children,
  actions,
}: {
  ghost?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="card relative isolate overflow-hidden px-5 py-12 text-center sm:px-8">
      {ghost ? (
        <div aria-hidden className="absolute inset-0 -z-10 p-6 opacity-40 mask-b-from-20%">
          {ghost}
        </div>
      ) : null}
      <div className="mx-auto max-w-md rounded-2xl bg-card/85 px-3 py-2">
        <h2 className="text-lg font-semibold">{title}</h2>
        {children ? <div className="mt-2 text-muted">{children}</div> : null}
        {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}

/** Rows that stand in for a list: while it loads, and behind an empty one. */
export function GhostRows({ rows = 5, still = false }: { rows?: number; still?: boolean }) {
  return (
    <div className="space-y-3">
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
          key={row}
          className={still ? "h-12 rounded-lg bg-sunken" : "ghost h-12"}
        />
      ))}
    </div>
  );
}
