import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Format, inRegion, makeFormat } from "./format.ts";
import { useLanguage } from "./language-context.tsx";

const TimeZone = createContext("UTC");

/** In which time zone moments are told below here: the person's own, else the workspace's. */
export function TimeZoneProvider(props: { timeZone: string; children: ReactNode }) {
  return <TimeZone value={props.timeZone}>{props.children}</TimeZone>;
}

/** Numbers and dates in the chosen language and the time zone. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const timeZone = useContext(TimeZone);
  return useMemo(
    () => makeFormat(inRegion(language, navigator.languages), timeZone),
    [language, timeZone],
  );
}
