import type { Alert, AlertKind } from "@candor/contract/alert.ts";
import { Link } from "@tanstack/react-router";
import { nonEmpty, type View } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";

const PLACES = {
  goal_slipping: { to: "/goals", text: "lookGoals" },
  integrity: { to: "/why/unusual", text: "lookIntegrity" },
  response_rate_drop: { to: "/asking/rates", text: "lookRates" },
  bounces_rise: { to: "/asking/rates", text: "lookRates" },
  theme_surge: { to: "/themes", text: "lookThemes" },
  hot_spot: { to: "/themes", text: "lookThemes" },
} as const;
const VALUES: readonly AlertKind[] = [
  "score_drop",
  "score_rise",
  "detractors_rise",
  "channel_silent",
];

/** The filters that leave only the answers an alert is about. */
export function answersOf({ kind, eachOf, value, filter }: Alert): string[] | undefined {
  const own = VALUES.includes(kind) && eachOf !== null && value !== null;
  return nonEmpty([...filter, ...(own ? [`${eachOf}=${value}`] : [])]);
}

/** Where what an alert is about can be looked at. */
export function LookLink({ alert }: { alert: Alert }) {
  const t = useMessages("web-alerts");
  const { kind } = alert;
  const filter = answersOf(alert);
  const search = (view: View) => ({
    workspace: view.workspace,
    survey: alert.surveyId,
    period: "month" as const,
    filter,
  });
  if (kind in PLACES) {
    const { to, text } = PLACES[kind as keyof typeof PLACES];
    return (
      <Link to={to} className="link" search={search}>
        {t(text)}
      </Link>
    );
  }
  return (
    <Link to="/why" className="link" search={search}>
      {t("look")}
    </Link>
  );
}
