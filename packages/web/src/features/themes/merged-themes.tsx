import { useQuery } from "@tanstack/react-query";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";
import { useChangeTheme } from "./change-theme.ts";

/** Themes that became part of others, each of which stands for itself again at a click. */
export function MergedThemes() {
  const t = useMessages("web-themes");
  const { workspace } = useHere();
  const may = useMay();
  const nameOf = useThemeName();
  const toast = useToast();
  const { change } = useChangeTheme();
  const themes = useQuery(themesQuery(workspace.id));
  const merged = (themes.data ?? []).filter(({ mergedInto }) => mergedInto !== null);
  if (merged.length === 0) return null;
  return (
    <section aria-label={t("merged")} className="card mt-4 p-4 sm:p-5">
      <h2 className="font-semibold">{t("merged")}</h2>
      <ul className="mt-2 divide-y divide-line">
        {merged.map(({ id, mergedInto }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
            <span className="min-w-0 text-sm wrap-anywhere">
              {t("merged.part", { name: nameOf(id), of: nameOf(mergedInto ?? "") })}
            </span>
            {may.write ? (
              <Button
                look="quiet"
                busy={change.isPending}
                onClick={() =>
                  change.mutate(
                    { id, patch: { mergedInto: null } },
                    { onSuccess: () => toast({ message: t("changed", { name: nameOf(id) }) }) },
                  )
                }
              >
                {t("merged.undo")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNotice error={change.error} />
    </section>
  );
}
