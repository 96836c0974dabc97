import type { Language } from "@candor/contract/common.ts";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type score from "../../../../locales/en/score.json";
import type messages from "../../../../locales/en/web.json";
import type asking from "../../../../locales/en/web-asking.json";
import type channels from "../../../../locales/en/web-channels.json";
import type imports from "../../../../locales/en/web-imports.json";
import type interview from "../../../../locales/en/web-interview.json";
import type overview from "../../../../locales/en/web-overview.json";
import type people from "../../../../locales/en/web-people.json";
import type responses from "../../../../locales/en/web-responses.json";
import type settings from "../../../../locales/en/web-settings.json";
import type signIn from "../../../../locales/en/web-sign-in.json";
import type surveys from "../../../../locales/en/web-surveys.json";
import type webhooks from "../../../../locales/en/web-webhooks.json";
import type { Catalogue } from "./gather.ts";
import { loadCatalogue, storeLanguage } from "./load.ts";
import { type Args, formatMessage } from "./message.ts";

/** Keys are typed from the English catalogue; a test holds the other languages to it. */
type Areas = {
  web: typeof messages;
  "web-overview": typeof overview;
  "web-responses": typeof responses;
  "web-surveys": typeof surveys;
  "web-imports": typeof imports;
  "web-people": typeof people;
  "web-asking": typeof asking;
  "web-channels": typeof channels;
  "web-webhooks": typeof webhooks;
  "web-interview": typeof interview;
  "web-settings": typeof settings;
  "web-sign-in": typeof signIn;
  score: typeof score;
};
export type Area = keyof Areas;
export type Key<A extends Area> = keyof Areas[A] & string;
export type Translate<A extends Area> = (key: Key<A>, args?: Args) => string;

type Value = {
  language: Language;
  catalogue: Catalogue;
  setLanguage: (language: Language) => Promise<void>;
};
const Context = createContext<Value | null>(null);

export function LanguageProvider(props: {
  initial: { language: Language; catalogue: Catalogue };
  children: ReactNode;
}) {
  const [current, setCurrent] = useState(props.initial);
  const setLanguage = useCallback(async (language: Language) => {
    const catalogue = await loadCatalogue(language);
    storeLanguage(language);
    document.documentElement.lang = language;
    setCurrent({ language, catalogue });
  }, []);
  const value = useMemo(() => ({ ...current, setLanguage }), [current, setLanguage]);
  return <Context value={value}>{props.children}</Context>;
}

export function useLanguage(): Value {
  const value = useContext(Context);
  if (!value) throw new Error("useLanguage stands outside LanguageProvider");
  return value;
}

/** The messages of one area: `const t = useMessages("web"); t("save")`. */
export function useMessages<A extends Area>(area: A): Translate<A> {
  const { language, catalogue } = useLanguage();
  return useCallback(
    (key, args) => formatMessage(language, catalogue[area]?.[key] ?? key, args),
    [language, catalogue, area],
  );
}

/**
 * A sentence whose key the server chose. An unknown key gives `undefined`: a newer server must not
 * make an older page show code words.
 */
export function useOpenMessages(area: Area | "reading" | "import") {
  const { language, catalogue } = useLanguage();
  return useCallback(
    (key: string, args?: Args): string | undefined => {
      const message = catalogue[area]?.[key];
      return message === undefined ? undefined : formatMessage(language, message, args);
    },
    [language, catalogue, area],
  );
}
