import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ChartBar from "lucide-react/icons/chart-bar";
import { dimensionsQuery } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** The way to what the further questions came to, where the survey asks any. */
export function FiguresChip() {
  const t = useMessages("web");
  const dimensions = useQuery(dimensionsQuery(useSurveyIds()));
  if (!dimensions.data?.questions.length) return null;
  return (
    <Link to="/figures" search={carried} className="chip">
      <ChartBar aria-hidden className="size-4 text-muted" />
      {t("nav.figures")}
    </Link>
  );
}
