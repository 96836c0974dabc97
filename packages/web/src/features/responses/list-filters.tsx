import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import X from "lucide-react/icons/x";
import { useCallback, useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { SearchBox } from "../../parts/search-box.tsx";
import { useListView } from "./list-view.ts";

/** Words in comments, groups, comment or not, tag, and what is not counted. */
export function ListFilters() {
  const t = useMessages("web-responses");
  const s = useMessages("score");
  const [view, change] = useListView();
  const [open, setOpen] = useState(false);
  const search = useCallback(
    (words: string | undefined) => change({ search: words }, { replace: true }),
    [change],
  );
  const set = [...(view.group ?? []), view.hasComment, view.mayContact, view.standing].filter(
    Boolean,
  ).length;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        id="search-comments"
        label={t("search")}
        value={view.search}
        onChange={search}
        className="flex-1 sm:w-64 sm:flex-none"
      />
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
        <FilterChoice
          name={t("comments")}
          any={t("comments.any")}
          options={[
            { value: "true", label: t("comments.with") },
            { value: "false", label: t("comments.without") },
          ]}
          value={view.hasComment}
          onChange={(hasComment) => change({ hasComment })}
        />
        <FilterChoice
          name={t("contact")}
          any={t("contact.any")}
          options={[
            { value: "true", label: t("contact.may") },
            { value: "false", label: t("contact.mayNot") },
          ]}
          value={view.mayContact}
          onChange={(mayContact) => change({ mayContact })}
        />
        <FilterChoice
          name={t("standing")}
          any={t("standing.counted")}
          options={(["excluded", "quarantined", "all"] as const).map((standing) => ({
            value: standing,
            label: t(`standing.${standing}`),
          }))}
          value={view.standing}
          onChange={(standing) => change({ standing })}
        />
      </div>
      {view.import ? (
        <button
          type="button"
          className="chip border-accent! bg-accent-soft"
          aria-label={t("removeImportFilter")}
          onClick={() => change({ import: undefined })}
        >
          {t("ofImport")}
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
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
