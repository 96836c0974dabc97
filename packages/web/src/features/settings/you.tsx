import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SINGLE_KEYS } from "../../parts/shortcuts.ts";
import { useStored } from "../../parts/stored.ts";
import { chooseTheme, THEMES, type Theme, useTheme } from "../../parts/theme.ts";
import { AlertHoursForm } from "./alert-hours-form.tsx";
import { HomeForm } from "./home-form.tsx";
import { Passkeys } from "./passkeys.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { Sessions } from "./sessions.tsx";
import { sessionsQuery } from "./sessions-query.ts";
import { TwoFactor } from "./two-factor.tsx";

/** What is yours in every workspace, your password, and what this browser alone remembers. */
export function You() {
  const t = useMessages("web-settings");
  return (
    <div className="space-y-4">
      <ProfileForm />
      <HomeForm />
      <AlertHoursForm />
      <PasswordForm />
      <Guarded />
      <section aria-label={t("you.browser")} className="card space-y-4 p-4 sm:p-6">
        <h2 className="font-semibold">{t("you.browser")}</h2>
        <OfThisBrowser />
      </section>
    </div>
  );
}

/** What guards the account beside the password. */
function Guarded() {
  const sessions = useQuery(sessionsQuery);
  if (sessions.error)
    return <ErrorNotice error={sessions.error} retry={() => sessions.refetch()} />;
  if (!sessions.data) return null;
  return (
    <>
      <Passkeys />
      <TwoFactor isOn={sessions.data.twoFactor} />
      <Sessions sessions={sessions.data.data} />
    </>
  );
}

function OfThisBrowser() {
  const w = useMessages("web");
  const theme = useTheme();
  const [single, setSingle] = useStored(SINGLE_KEYS);
  return (
    <>
      <SelectField
        label={w("theme.choose")}
        value={theme}
        onChange={(event) => chooseTheme(event.target.value as Theme)}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {w(`theme.${one}`)}
          </option>
        ))}
      </SelectField>
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={single !== "off"}
          onChange={(event) => setSingle(event.target.checked ? null : "off")}
        />
        {w("help.singleKeys")}
      </label>
    </>
  );
}
