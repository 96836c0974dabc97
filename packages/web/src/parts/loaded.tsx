import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "./button.tsx";
import { ErrorNotice } from "./notice.tsx";
import { GhostRows } from "./page.tsx";

type Ask<T> = Pick<
  UseQueryResult<T>,
  "data" | "isPending" | "error" | "isPlaceholderData" | "refetch"
>;

/**
 * What was asked of the server, in each of its states: a ghost while it comes, what went wrong with a
 * way to try again, and what came; older data stay, dimmed, while newer are on their way.
 */
export function Loaded<T>({
  query,
  ghost = <GhostRows />,
  children,
}: {
  query: Ask<T>;
  ghost?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  return (
    <>
      <ErrorNotice error={query.error} retry={() => void query.refetch()} className="mb-3" />
      {query.data === undefined ? (
        query.isPending ? (
          ghost
        ) : null
      ) : (
        <div className={query.isPlaceholderData ? "stale" : ""}>{children(query.data)}</div>
      )}
    </>
  );
}

/** What `useInfiniteQuery` gives for a list of the API. */
export type PagesOf<T> = Pick<
  UseInfiniteQueryResult<{ pages: { data: T[] }[] }>,
  | "data"
  | "isPending"
  | "error"
  | "isPlaceholderData"
  | "refetch"
  | "hasNextPage"
  | "isFetchingNextPage"
  | "fetchNextPage"
>;

/**
 * A list that comes page by page: ghost, failure, nobody, the rows, and a button for more. The rows
 * are drawn by `children`, which gets all that came so far.
 */
export function PagedList<T>({
  query,
  ghostRows = 8,
  empty,
  children,
}: {
  query: PagesOf<T>;
  ghostRows?: number;
  /** Shown when the list is known to be empty. */
  empty: ReactNode;
  children: (rows: T[]) => ReactNode;
}) {
  const t = useMessages("web");
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <Loaded query={query} ghost={<GhostRows rows={ghostRows} />}>
        {() => (rows.length === 0 ? empty : children(rows))}
      </Loaded>
      {query.hasNextPage ? (
        <Button
          look="quiet"
          className="mt-1 w-full"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
