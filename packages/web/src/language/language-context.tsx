import type { Language } from "@candor/contract/common.ts";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useContext,
  useMemo,
  useSyncExternalStore,
} from "react";
import type { Area, Key, OpenArea } from "./areas.ts";
import { type Catalogue, storeLanguage } from "./load.ts";
import { type Args, formatMessage } from "./message.ts";
import type { Speech } from "./speech.ts";

export type Translate<A extends Area> = (key: Key<A>, args?: Args) => string;

type Value = {
  language: Language;
  catalogue: Catalogue;
  speech: Speech;
  setLanguage: (language: Language) => Promise<void>;
};
const Context = createContext<Value | null>(null);

export function LanguageProvider({ speech, children }: { speech: Speech; children: ReactNode }) {
  const spoken = useSyncExternalStore(speech.listen, speech.now, speech.now);
  const setLanguage = useCallback(
    async (language: Language) => {
      await speech.speak(language);
      storeLanguage(language);
      document.documentElement.lang = language;
    },
    [speech],
  );
  const value = useMemo(() => ({ ...spoken, speech, setLanguage }), [spoken, speech, setLanguage]);
  return <Context value={value}>{children}</Context>;
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
export function useOpenMessages(area: Area | OpenArea) {
  const { language, catalogue } = useLanguage();
  return useCallback(
    (key: string, args?: Args): string | undefined => {
      const message = catalogue[area]?.[key];
      return message === undefined ? undefined : formatMessage(language, message, args);
    },
    [language, catalogue, area],
  );
}

/** What is shown outside its own route (a dialog of the frame) waits here for its areas; a Suspense stands above. */
export function Speaking({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const { speech } = useLanguage();
  const underway = speech.need(areas);
  if (underway) use(underway);
  return children;
}
