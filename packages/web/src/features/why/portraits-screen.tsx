import type { Portraits } from "@candor/contract/why.ts";
import { useQuery } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { GROUP_FILL } from "../../parts/groups.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { Comments } from "./comments.tsx";
import { WhyFrame } from "./why-frame.tsx";
import { portraitsQuery } from "./why-queries.ts";
import { usePartName } from "./words.ts";

type Portrait = Portraits["data"][number];

/** Who promoters, passives and detractors are: what each has more often than the others. */
export function PortraitsScreen() {
  return (
    <WhyFrame>
      <Cards />
    </WhyFrame>
  );
}

function Cards() {
  const t = useMessages("web-why");
  const query = useQuery(portraitsQuery(useSurveyIds(), useNumbersFilter()));
  const take = useTakeAway();
  return (
    <Loaded query={query} ghost={<GhostRows rows={6} />}>
      {(portraits) =>
        portraits.answers < 10 ? (
          <Empty title={t("portraits.few")} ghost={<GhostRows still />}>
            {t("portraits.fewText")}
          </Empty>
        ) : (
          <>
            <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-3">
              {portraits.data.map((portrait) => (
                <Card key={portrait.group} portrait={portrait} />
              ))}
            </div>
            <div className="mt-3 flex flex-wrap items-center gap-3 text-sm text-muted">
              <p className="min-w-0 flex-1">
                {t("corrected", { n: portraits.compared })} {t("association")}{" "}
                <How inline page="portraits" />
              </p>
              <Button look="plain" onClick={() => take(portraits)}>
                <Download aria-hidden className="size-4" />
                {t("portraits.csv")}
              </Button>
            </div>
          </>
        )
      }
    </Loaded>
  );
}

function Card({ portrait }: { portrait: Portrait }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const name = usePartName();
  const { group, traits } = portrait;
  return (
    <section className="card min-w-0 p-4 sm:p-5" aria-label={s(`${group}s`)}>
      <h2 className="flex items-center gap-2 font-semibold">
        <span aria-hidden className={`size-3.5 rounded-sm ${GROUP_FILL[group]}`} />
        {s(`${group}s`)}
      </h2>
      <p className="number mt-1 text-sm text-muted">
        {t("portraits.size", {
          n: portrait.answers,
          share: format.share(portrait.share),
          lower: format.share(portrait.shareLower),
          upper: format.share(portrait.shareUpper),
        })}
      </p>
      {traits.length === 0 ? (
        <p className="mt-3 text-muted">{t("portraits.nothing")}</p>
      ) : (
        <ul className="mt-3 divide-y divide-line">
          {traits.map((trait) => (
            <li key={`${trait.dimension}=${trait.value}`} className="py-2">
              <p className="font-medium wrap-anywhere">{name(trait)}</p>
              <p className="number text-sm text-muted">
                {t("portraits.trait", {
                  share: format.share(trait.share),
                  others: format.share(trait.others),
                  lower: format.points(100 * trait.lower),
                  upper: format.points(100 * trait.upper),
                  n: trait.answers,
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Comments comments={portrait.comments} />
    </section>
  );
}

/** The portraits as a file, one row a trait. */
function useTakeAway(): (portraits: Portraits) => void {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const name = usePartName();
  return (portraits) => {
    const table = {
      columns: [
        t("portraits.group"),
        t("portraits.what"),
        t("portraits.share"),
        t("portraits.others"),
        t("portraits.lower"),
        t("portraits.upper"),
        t("portraits.answers"),
      ],
      rows: portraits.data.flatMap(({ group, traits }) =>
        traits.map((trait) => [
          s(`${group}s`),
          name(trait),
          trait.share,
          trait.others,
          trait.lower,
          trait.upper,
          trait.answers,
        ]),
      ),
    };
    void import("../../charts/take-away.ts").then((to) =>
      to.downloadCsv("candor-portraits", table),
    );
  };
}
