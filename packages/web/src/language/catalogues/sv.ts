import { gather } from "../gather.ts";

export const catalogue = gather(
  import.meta.glob<Record<string, string>>(
    "../../../../../locales/sv/{web,web-*,score,reading,import}.json",
    { eager: true, import: "default" },
  ),
);
