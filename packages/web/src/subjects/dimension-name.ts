import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { propertiesQuery } from "../here/queries.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useOpenMessages } from "../language/language-context.tsx";

/**
 * How properties and their values are called: as the workspace says; else Candor's own (channel,
 * language, touchpoint) in the reader's language, and all others as they were sent.
 */
export function useDimensionName() {
  const open = useOpenMessages("web");
  const format = useFormat();
  const said = useQuery(propertiesQuery(useHere().workspace.id)).data;
  return useMemo(() => {
    const wordsOf = (property: string) => said?.find((one) => one.property === property);
    return {
      label: (property: string) =>
        wordsOf(property)?.label ?? open(`dimension.${property}`) ?? property,
      value: (property: string, value: string) => {
        const own = wordsOf(property)?.labels[value];
        if (own !== undefined) return own;
        if (value === "") return open("dimension.none") ?? value;
        if (value === "(other)") return open("dimension.other") ?? value;
        if (property === "@tone") return open(`polarity.${value}`) ?? value;
        if (property.startsWith("@")) {
          // What was found in comments: a theme and how it was spoken of.
          const [theme = "", polarity] = value.split(":");
          const name = open(`aspect.${theme}`) ?? theme;
          return polarity ? `${name} (${open(`polarity.${polarity}`) ?? polarity})` : name;
        }
        if (property === "channel") return open(`channel.${value}`) ?? value;
        if (property === "language") {
          try {
            return format.languageName(value);
          } catch {
            return value;
          }
        }
        return value;
      },
    };
  }, [open, format, said]);
}
