import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useChangeView, useView } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { openingQuery } from "../../subjects/opening-query.ts";

/**
 * Where the address names no period, the one that suits is written into it: what this colleague chose
 * last, else the shortest from 30 days on that holds 30 answers. A link then shows everybody the same.
 */
export function Opening({ children }: { children: ReactNode }) {
  const [{ period, from }] = useView();
  const change = useChangeView();
  const ids = useSurveyIds();
  const isOpen = period !== undefined || from !== undefined;
  const opening = useQuery({ ...openingQuery(ids), enabled: !isOpen });
  const wanted = opening.isError ? "all" : opening.data?.period;
  useEffect(() => {
    if (!isOpen && wanted !== undefined) change({ period: wanted }, { replace: true });
  }, [isOpen, wanted, change]);
  return isOpen ? children : <GhostRows rows={6} />;
}
