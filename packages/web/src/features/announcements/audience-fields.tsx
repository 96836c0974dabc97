import type { Announcement, AnnouncementAudience } from "@candor/contract/announcement.ts";
import { useQuery } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";

/** Those who raised it: the sources of the improvement, and whoever said it in an answer. No score is asked for. */
export function AudienceFields({
  one,
  audience,
  onChange,
}: {
  one: Announcement;
  audience: AnnouncementAudience;
  onChange: (audience: AnnouncementAudience) => void;
}) {
  const t = useMessages("web-announcements");
  const { workspace, survey } = useHere();
  const themes = useQuery(themesQuery(workspace.id)).data ?? [];
  const nameOf = useThemeName();
  const { answers } = audience;
  const surveyId = answers?.surveyId ?? survey?.id;
  const theme = answers?.theme ?? [];
  const said = (change: Partial<NonNullable<typeof answers>>) => {
    if (!surveyId) return;
    const plain = { surveyId, theme: [], search: "", filter: [], from: null, to: null };
    const next = { ...plain, ...answers, ...change };
    const isEmpty = next.theme.length === 0 && next.search.trim() === "";
    onChange({ ...audience, answers: isEmpty ? null : next });
  };
  const named =
    audience.responseIds.length +
    audience.caseIds.length +
    audience.commentIds.length +
    audience.promiseIds.length;
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-1.5 text-sm font-medium">{t("audience")}</legend>
      <p className="text-sm text-muted">{t("audience.lead")}</p>
      <ul className="list-disc space-y-1 ps-5 text-sm">
        {one.improvementId ? <li>{t("audience.sources")}</li> : null}
        {audience.causeIds.length > 0 ? (
          <li>{t("audience.causes", { n: audience.causeIds.length })}</li>
        ) : null}
        {named > 0 ? <li>{t("audience.named", { n: named })}</li> : null}
      </ul>
      {surveyId ? (
        <>
          <div className="flex flex-wrap gap-2">
            {theme.map((id) => (
              <span key={id} className="chip" data-chosen>
                {nameOf(id.split(":")[0] ?? id)}
                <IconButton
                  name={t("audience.removeTheme", { theme: nameOf(id.split(":")[0] ?? id) })}
                  onClick={() => said({ theme: theme.filter((other) => other !== id) })}
                >
                  <X aria-hidden className="size-4" />
                </IconButton>
              </span>
            ))}
          </div>
          <div className="grid gap-3 sm:grid-cols-2">
            <ChoiceField
              label={t("audience.theme")}
              options={[
                { value: "", label: t("audience.noTheme") },
                ...themes
                  .filter(({ id }) => !theme.includes(id))
                  .map(({ id }) => ({ value: id, label: nameOf(id) })),
              ]}
              value=""
              onChange={(id) => (id ? said({ theme: [...theme, id] }) : undefined)}
            />
            <TextField
              label={t("audience.words")}
              maxLength={200}
              value={answers?.search ?? ""}
              onChange={(event) => said({ search: event.target.value })}
            />
          </div>
        </>
      ) : null}
    </fieldset>
  );
}
