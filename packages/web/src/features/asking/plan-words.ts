import type { AudienceSpec } from "@candor/contract/audience.ts";
import type { SendingPlan } from "@candor/contract/sending.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** A plan in words: "4 waves, 7 days apart". */
export function usePlanWords(): (plan: SendingPlan, audience: AudienceSpec) => string {
  const t = useMessages("web-asking");
  const format = useFormat();
  return (plan, audience) => {
    switch (plan.kind) {
      case "once":
        return plan.at
          ? t("plan.says.onceAt", { when: format.moment(plan.at) })
          : t("plan.says.once");
      case "waves":
        return t("plan.says.waves", { waves: plan.waves, days: plan.everyDays });
      case "drip":
        return t("plan.says.drip", { days: plan.everyDays });
      case "pulse":
        return t("plan.says.pulse", { days: plan.daysAfter });
      case "event":
        return t("plan.says.event", { event: audience.event ?? "" });
    }
  };
}
