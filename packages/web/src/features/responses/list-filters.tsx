import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import X from "lucide-react/icons/x";
import { useCallback, useState } from "react";
import { TONES, URGENCIES } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { SearchBox } from "../../parts/search-box.tsx";
import { useCommentLanguages } from "../../subjects/comment-languages.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { useListView } from "./list-view.ts";

/** Words in comments, groups, comment or not, tag, and what is not counted. */
export function ListFilters() {
  const t = useMessages("web-responses");
  const s = useMessages("score");
  const r = useMessages("web-themes");
  const format = useFormat();
  const [view, change] = useListView();
  const { label } = useDimensionName();
  const [open, setOpen] = useState(false);
  const search = useCallback(
    (words: string | undefined) => change({ search: words }, { replace: true }),
    [change],
  );
  const languages = useCommentLanguages(view.language);
  const set = [
    ...[...(view.group ?? []), view.hasComment, view.mayContact, view.standing],
    ...[view.tone, view.urgency, view.language, view.churn, view.disagrees, view.repeats],
  ].filter(Boolean).length;
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
          name={r("reading.tone")}
          any={r("reading.tone")}
          options={TONES.map((tone) => ({ value: tone, label: r(`tone.${tone}`) }))}
          value={view.tone?.[0]}
          onChange={(tone) => change({ tone: tone ? [tone] : undefined })}
        />
        <FilterChoice
          name={r("reading.urgency")}
          any={r("reading.urgency")}
          options={URGENCIES.map((value) => ({
            value,
            label: r(`urgency.${value}`),
          }))}
          value={view.urgency?.[0]}
          onChange={(urgency) => change({ urgency: urgency ? [urgency] : undefined })}
        />
        <FilterChoice
          name={r("reading.language")}
          any={r("reading.language")}
          options={languages.map((value) => ({ value, label: format.languageName(value) }))}
          value={view.language?.[0]}
          onChange={(language) => change({ language: language ? [language] : undefined })}
        />
        <button
          type="button"
          className="chip"
          aria-pressed={view.churn === "true"}
          onClick={() => change({ churn: view.churn ? undefined : "true" })}
        >
          {r("reading.churn")}
        </button>
        <button
          type="button"
          className="chip"
          aria-pressed={view.disagrees === "true"}
          onClick={() => change({ disagrees: view.disagrees ? undefined : "true" })}
        >
          {r("disagreements")}
        </button>
        <button
          type="button"
          className="chip"
          aria-pressed={view.repeats === "true"}
          onClick={() => change({ repeats: view.repeats ? undefined : "true" })}
        >
          {r("alike.repeats")}
        </button>
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
      {view.answered ? (
        <button
          type="button"
          className="chip border-accent! bg-accent-soft"
          title={t("removeAnsweredFilter")}
          onClick={() => change({ answered: undefined })}
        >
          <span className="max-w-64 truncate">
            {t("answeredQuestion", { question: label(`answers[${view.answered}]`) })}
          </span>
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
      {view.alikeTo ? (
        <button
          type="button"
          className="chip border-accent! bg-accent-soft"
          aria-label={r("filter.remove", { filter: r("alike.same") })}
          onClick={() => change({ alikeTo: undefined })}
        >
          {r("alike.same")}
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
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
