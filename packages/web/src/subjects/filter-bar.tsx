import X from "lucide-react/icons/x";
import { lazy, type ReactNode, Suspense } from "react";
import { useView } from "../here/use-view.ts";
import { filtersByProperty, readingOf, withoutProperty } from "../here/view.ts";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { AddFilter } from "./add-filter.tsx";
import { useDimensionName } from "./dimension-name.ts";
import { PeriodPicker } from "./period-picker.tsx";
import { ThemeChips } from "./theme-chips.tsx";

const ReadingChips = lazy(() =>
  import("./reading-chips.tsx").then((m) => ({ default: m.ReadingChips })),
);

/** What is shown: the days, the filters that hold, what a screen adds of its own, and how answers are counted. All of it is in the address. */
export function FilterBar({
  children,
  ownReading = false,
}: {
  children?: ReactNode;
  /** The screen has controls of its own for what comments say. */
  ownReading?: boolean;
}) {
  const t = useMessages("web");
  const [view, change] = useView();
  const isRead = Object.values(readingOf(view)).some((part) => part !== undefined);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <PeriodPicker />
      {children}
      <button
        type="button"
        className="chip"
        aria-pressed={view.counting === "latest"}
        title={t("counting.hint")}
        onClick={() => change({ counting: view.counting ? undefined : "latest" })}
      >
        {t("counting.latest")}
      </button>
      <FilterChips />
      <ThemeChips />
      {ownReading || !isRead ? null : (
        <Suspense fallback={null}>
          <ReadingChips />
        </Suspense>
      )}
      <AddFilter reading={!ownReading} />
    </div>
  );
}

function FilterChips() {
  const t = useMessages("web");
  const format = useFormat();
  const nameOf = useDimensionName();
  const [view, change] = useView();
  const filters = [...filtersByProperty(view.filter)];
  if (filters.length === 0) return null;
  return (
    <>
      {filters.map(([property, values]) => {
        const { label, value } = nameOf;
        const text = `${label(property)}: ${format.either(values.map((v) => value(property, v)))}`;
        return (
          <button
            key={property}
            type="button"
            className="chip border-accent! bg-accent-soft"
            aria-label={t("filter.remove", { filter: text })}
            onClick={() => change({ filter: withoutProperty(view.filter, property) })}
          >
            <span className="min-w-0 truncate">{text}</span>
            <X aria-hidden className="size-4 shrink-0" />
          </button>
        );
      })}
      {filters.length > 1 ? (
        <button
          type="button"
          className="button button--quiet"
          onClick={() => change({ filter: undefined })}
        >
          {t("filter.clear")}
        </button>
      ) : null}
    </>
  );
}
