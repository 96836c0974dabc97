import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { NotFound } from "../../here/route-error.tsx";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { PageHead } from "../../parts/page.tsx";
import { CodesCard } from "./codes-card.tsx";
import { ImportCodes } from "./import-codes.tsx";
import { RewardForm } from "./reward-form.tsx";
import { rewardQuery } from "./reward-queries.ts";
import { StockCard } from "./stock-card.tsx";

/** What everyone gets who answers a survey: the reward, its codes, what is left, and who got one. */
export function RewardsScreen() {
  const t = useMessages("web-rewards");
  const { surveyId } = useParams({ strict: false });
  const { surveys } = useHere();
  const survey = surveys.find((one) => one.id === surveyId);
  if (!survey) return <NotFound />;
  return (
    <>
      <PageHead
        title={`${survey.name}: ${t("title")}`}
        lead={t("lead")}
        actions={
          <Link
            to="/surveys/$surveyId"
            params={{ surveyId: survey.id }}
            search={carried}
            className="button button--plain"
          >
            {t("back")}
          </Link>
        }
      />
      <Parts survey={survey} />
    </>
  );
}

function Parts({ survey }: { survey: Survey }) {
  const { workspace } = useHere();
  const may = useMay();
  const query = useQuery(rewardQuery(workspace.id, survey.id));
  return (
    <Loaded query={query}>
      {(reward) => {
        const isPool = reward?.kind === "pool";
        return (
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <fieldset disabled={!may.write} className="min-w-0 space-y-4">
              <RewardForm survey={survey} reward={reward} />
              {isPool ? <ImportCodes survey={survey} /> : null}
            </fieldset>
            {reward ? (
              <div className="min-w-0 space-y-4">
                <StockCard reward={reward} />
                {isPool ? <CodesCard survey={survey} /> : null}
              </div>
            ) : null}
          </div>
        );
      }}
    </Loaded>
  );
}
