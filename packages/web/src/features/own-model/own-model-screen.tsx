import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { PageHead } from "../../parts/page.tsx";
import { AgreementCard } from "./agreement-card.tsx";
import { ForgetCard } from "./forget-card.tsx";
import { ModelForm } from "./model-form.tsx";
import { OlderCard } from "./older-card.tsx";
import { ownModelQuery } from "./own-model-queries.ts";
import { SentCard } from "./sent-card.tsx";
import { StateCard } from "./state-card.tsx";

/** A model of the workspace's own: off until it is switched on; what is sent, what it may do, how it fares. */
export function OwnModelScreen() {
  const t = useMessages("web-own-model");
  const { workspace } = useHere();
  const model = useQuery(ownModelQuery(workspace.id));
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <How page="own-model" />
            <Link to="/themes/settings" search={carried} className="button button--plain">
              {t("back")}
            </Link>
          </>
        }
      />
      <Loaded query={model}>
        {(data) => (
          <div className="max-w-3xl space-y-4">
            <StateCard model={data} />
            <ModelForm model={data} />
            <SentCard example={data.example} />
            {data.enabled && data.uses.includes("reading") ? <OlderCard /> : null}
            <AgreementCard />
            <ForgetCard />
          </div>
        )}
      </Loaded>
    </>
  );
}
