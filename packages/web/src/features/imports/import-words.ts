import { useMemo } from "react";
import { useOpenMessages } from "../../language/language-context.tsx";
import type { ImportWarning } from "../../request/types.ts";

/** What the importer says in codes, in words: its catalogue is `import`. */
export function useImportWords() {
  const open = useOpenMessages("import");
  return useMemo(() => {
    const plain = (code: string) => code.replaceAll("_", " ");
    return {
      warning: ({ code, args }: ImportWarning) =>
        open(`warning.${code}`, args) ?? open(code, args) ?? plain(code),
      reason: (code: string, args: ImportWarning["args"] = {}) =>
        open(`reject.${code}`, args) ?? open(`reason.${code}`, args) ?? plain(code),
      noted: (code: string) => open(`noted.${code}`) ?? plain(code),
      field: (field: string) =>
        field.startsWith("property:")
          ? (open("field.property", { name: field.slice("property:".length) }) ?? field)
          : (open(`field.${field}`) ?? plain(field)),
      tool: (tool: string) => open(`tool.${tool}`) ?? open("tool.unknown") ?? tool,
      why: (code: string) => (code === "" ? "" : (open(`why.${code}`) ?? "")),
    };
  }, [open]);
}
