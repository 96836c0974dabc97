import { useCallback } from "react";
import { type ChangeView, useChangeView } from "../here/use-view.ts";
import type { View } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { api } from "../request/api.ts";

/**
 * Changes the period as a person chooses it, so that numbers open on it the next time, on any device.
 * That it could not be remembered is no reason to disturb anybody.
 */
export function useChoosePeriod(): ChangeView {
  const change = useChangeView<View>();
  const { workspace } = useHere();
  return useCallback(
    (patch, how) => {
      change(patch, how);
      if (patch.period === undefined) return;
      void api(workspace.id)
        .PUT("/api/v1/choices/period", { body: { period: patch.period } })
        .catch(() => undefined);
    },
    [change, workspace.id],
  );
}
