import type { Language } from "@candor/contract/common.ts";
import Languages from "lucide-react/icons/languages";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../language/load.ts";
import { Menu } from "./menu.tsx";

/** Each language in its own name; changing it keeps the page and everything on it. */
export function LanguageMenu({ withName = false }: { withName?: boolean }) {
  const t = useMessages("web");
  const { language, setLanguage } = useLanguage();
  return (
    <Menu
      name={t("language.choose")}
      {...(withName ? { text: LANGUAGE_NAMES[language] } : {})}
      className={withName ? "button button--quiet" : "button button--icon button--quiet"}
      items={(Object.entries(LANGUAGE_NAMES) as [Language, string][]).map(([code, name]) => ({
        kind: "choice",
        chosen: code === language,
        label: <span lang={code}>{name}</span>,
        onSelect: () => void setLanguage(code),
      }))}
    >
      <Languages aria-hidden className="size-[1.125rem]" />
      {withName ? LANGUAGE_NAMES[language] : null}
    </Menu>
  );
}
