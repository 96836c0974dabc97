import { useMemo } from "react";
import { useFormat } from "../language/format-context.tsx";
import { useOpenMessages } from "../language/language-context.tsx";

/**
 * How properties and their values are called: Candor's own (channel, language, touchpoint) in the
 * reader's language, the workspace's own as they were sent.
 */
export function useDimensionName() {
  const open = useOpenMessages("web");
  const format = useFormat();
  return useMemo(
    () => ({
      label: (property: string) => open(`dimension.${property}`) ?? property,
      value: (property: string, value: string) => {
        if (value === "") return open("dimension.none") ?? value;
        if (value === "(other)") return open("dimension.other") ?? value;
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
    }),
    [open, format],
  );
}
