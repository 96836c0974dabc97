import Search from "lucide-react/icons/search";
import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import X from "lucide-react/icons/x";
import { useEffect, useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { useListView } from "./list-view.ts";

/** Words in comments, groups, comment or not, tag, and what is not counted. */
export function ListFilters() {
  const t = useMessages("web-responses");
  const s = useMessages("score");
  const [view, change] = useListView();
  const [open, setOpen] = useState(false);
  const set = [...(view.group ?? []), view.hasComment, view.standing].filter(Boolean).length;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField />
      <button
        type="button"
        className="button button--plain sm:hidden"
        aria-expanded={open}
        aria-label={t("filters", { n: set })}
        title={t("filters", { n: set })}
        onClick={() => setOpen(!open)}
      >
        <SlidersHorizontal aria-hidden className="size-4" />
        {set > 0 ? <span className="number">{set}</span> : null}
      </button>
      <div className={`${open ? "flex" : "hidden"} flex-wrap items-center gap-2 sm:contents`}>
        {GROUP_ORDER.map((group) => {
          const on = view.group?.includes(group) ?? false;
          const next = on ? view.group?.filter((g) => g !== group) : [...(view.group ?? []), group];
          return (
            <button
              key={group}
              type="button"
              className="chip"
              aria-pressed={on}
              onClick={() => change({ group: next?.length ? next : undefined })}
            >
              <span aria-hidden className={`size-3 rounded-[3px] ${GROUP_FILL[group]}`} />
              {s(`${group}s`)}
            </button>
          );
        })}
        <select
          aria-label={t("comments")}
          className="field field--small"
          value={view.hasComment ?? ""}
          onChange={(event) => {
            const { value } = event.target;
            change({ hasComment: value === "true" || value === "false" ? value : undefined });
          }}
        >
          <option value="">{t("comments.any")}</option>
          <option value="true">{t("comments.with")}</option>
          <option value="false">{t("comments.without")}</option>
        </select>
        <select
          aria-label={t("standing")}
          className="field field--small"
          value={view.standing ?? "counted"}
          onChange={(event) => {
            const { value } = event.target;
            change({
              standing:
                value === "excluded" || value === "quarantined" || value === "all"
                  ? value
                  : undefined,
            });
          }}
        >
          <option value="counted">{t("standing.counted")}</option>
          <option value="excluded">{t("standing.excluded")}</option>
          <option value="quarantined">{t("standing.quarantined")}</option>
          <option value="all">{t("standing.all")}</option>
        </select>
      </div>
      {view.tag ? (
        <button
          type="button"
          className="chip border-accent! bg-accent-soft"
          aria-label={t("removeTagFilter", { tag: view.tag })}
          onClick={() => change({ tag: undefined })}
        >
          {t("tagged", { tag: view.tag })}
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </div>
  );
}

/** How long the fingers must rest before the search is asked. */
const REST_MS = 250;

function SearchField() {
  const t = useMessages("web-responses");
  const [view, change] = useListView();
  const [text, setText] = useState(view.search ?? "");
  // A search that came from elsewhere (the palette, Back) is shown in the field.
  useEffect(() => setText(view.search ?? ""), [view.search]);
  useEffect(() => {
    const words = text.trim();
    if (words === (view.search ?? "")) return;
    const timer = setTimeout(
      () => change({ search: words || undefined }, { replace: true }),
      REST_MS,
    );
    return () => clearTimeout(timer);
  }, [text, view.search, change]);
  return (
    <div className="relative min-w-0 flex-1 sm:w-64 sm:flex-none">
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
      />
      <input
        id="search-comments"
        type="search"
        className="field ps-9"
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setText("");
          event.currentTarget.blur();
        }}
      />
    </div>
  );
}
