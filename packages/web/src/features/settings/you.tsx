import type { Language } from "@candor/contract/common.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { SelectField } from "../../parts/field.tsx";
import { SINGLE_KEYS } from "../../parts/shortcuts.ts";
import { useStored } from "../../parts/stored.ts";
import { chooseTheme, THEMES, type Theme, useTheme } from "../../parts/theme.ts";

/** Your own choices; they are kept in this browser and take effect at once. */
export function You() {
  const t = useMessages("web-settings");
  const w = useMessages("web");
  const { me } = useHere();
  const { language, setLanguage } = useLanguage();
  const theme = useTheme();
  const [single, setSingle] = useStored(SINGLE_KEYS);
  return (
    <section aria-label={t("you")} className="card space-y-5 p-4 sm:p-6">
      <p className="wrap-anywhere">
        {me.user.name ? `${me.user.name} · ` : ""}
        {me.user.email}
      </p>
      <SelectField
        label={w("language.choose")}
        value={language}
        onChange={(event) => void setLanguage(event.target.value as Language)}
      >
        {Object.entries(LANGUAGE_NAMES).map(([code, own]) => (
          <option key={code} value={code} lang={code}>
            {own}
          </option>
        ))}
      </SelectField>
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
    </section>
  );
}
