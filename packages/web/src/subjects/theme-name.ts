import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type messages from "../../../../locales/en/web-themes.json";
import { useHere } from "../here/workspace-context.tsx";
import { useOpenMessages } from "../language/language-context.tsx";
import { themesQuery } from "./theme-queries.ts";

declare module "../language/areas.ts" {
  interface Areas {
    "web-themes": typeof messages;
  }
}

/** How values are called under which themes and tones are counted: `price:negative` is "Price (negative)". */
export function useThemeValueName(): (value: string) => string {
  const open = useOpenMessages("web-themes");
  const nameOf = useThemeName();
  return useMemo(() => {
    const toneOf = (tone: string) => open(`tone.${tone}`) ?? tone;
    return (value) => {
      const [id = "", tone] = value.split(":");
      if (tone !== undefined) return `${nameOf(id)} (${toneOf(tone)})`;
      return open(`tone.${id}`) ?? nameOf(id);
    };
  }, [open, nameOf]);
}

/** How themes are called: Candor's own in the reader's language, unless somebody gave them a name. */
export function useThemeName(): (id: string) => string {
  const open = useOpenMessages("web-themes");
  const { workspace } = useHere();
  const themes = useQuery(themesQuery(workspace.id));
  return useMemo(() => {
    const byId = new Map((themes.data ?? []).map((theme) => [theme.id, theme]));
    return (id) => {
      const theme = byId.get(id);
      return (theme?.isNamed ? theme.name : open(`aspect.${id}`)) ?? theme?.name ?? id;
    };
  }, [open, themes.data]);
}
