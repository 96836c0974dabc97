import type { TESTIMONIAL_STATES, Testimonial } from "@candor/contract/testimonial.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { useRowKeys } from "../../parts/use-row-keys.ts";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { OneTestimonial } from "./one-testimonial.tsx";
import { testimonialQuery, testimonialsQuery } from "./praise-queries.ts";
import { PraiseSettingsCard } from "./praise-settings.tsx";

const STATES = [
  "draft",
  "asked",
  "given",
  "published",
  "refused",
  "withdrawn",
] as const satisfies typeof TESTIMONIAL_STATES;

/** Words of customers that may be quoted: whom to ask, who agreed, what everybody reads. */
export function TestimonialsScreen() {
  const t = useMessages("web-praise");
  const { workspace } = useHere();
  const view = useSearch({ from: "/inside/testimonials" });
  const navigate = useNavigate();
  const state = STATES.find((one) => one === view.state);
  const query = useInfiniteQuery(testimonialsQuery(workspace.id, state));
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, "");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ToldTabs />
      <PraiseSettingsCard />
      <div className="mb-3">
        <FilterChoice
          name={t("state")}
          any={t("state.any")}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={state}
          onChange={(next) =>
            void navigate({
              to: "/testimonials",
              search: (old) => ({ ...old, state: next, one: undefined }),
              replace: true,
            })
          }
        />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="min-w-0">
          <Loaded query={query} ghost={<GhostRows rows={5} />}>
            {({ pages }) => {
              const all = pages.flatMap(({ data }) => data);
              return all.length === 0 ? (
                <Empty title={t("none.title")} ghost={<GhostRows still />}>
                  {t("none.text")}
                </Empty>
              ) : (
                <ul ref={box} className="card divide-y divide-line">
                  {all.map((one) => (
                    <Row key={one.id} one={one} isOpen={one.id === view.one} />
                  ))}
                </ul>
              );
            }}
          </Loaded>
          {query.hasNextPage ? (
            <Button
              className="mt-3"
              busy={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("more")}
            </Button>
          ) : null}
        </div>
        {view.one ? <Open testimonialId={view.one} /> : null}
      </div>
    </>
  );
}

function Row({ one, isOpen }: { one: Testimonial; isOpen: boolean }) {
  const t = useMessages("web-praise");
  const format = useFormat();
  return (
    <li className="px-4 py-3 sm:px-5" aria-current={isOpen ? "true" : undefined}>
      <Link
        to="/testimonials"
        search={(view) => ({ ...carried(view), state: undefined, one: one.id })}
        data-row={one.id}
        className="link line-clamp-2 font-medium wrap-anywhere"
        lang={one.language ?? undefined}
        dir="auto"
      >
        {one.text}
      </Link>
      <p className="text-sm text-muted">
        <span dir="auto">{one.shownAs}</span> · {format.moment(one.createdAt)}
      </p>
      <p className="text-sm font-medium">{t(`state.${one.state}`)}</p>
    </li>
  );
}

function Open({ testimonialId }: { testimonialId: string }) {
  const { workspace } = useHere();
  const query = useQuery(testimonialQuery(workspace.id, testimonialId));
  return (
    <div className="min-w-0">
      <Loaded query={query} ghost={<GhostRows rows={4} />}>
        {(one) => <OneTestimonial key={`${one.id} ${one.version}`} one={one} />}
      </Loaded>
    </div>
  );
}
