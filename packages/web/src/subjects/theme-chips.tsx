import X from "lucide-react/icons/x";
import { useView } from "../here/use-view.ts";
import { nonEmpty } from "../here/view.ts";
import { useMessages } from "../language/language-context.tsx";
import { useThemeValueName } from "./theme-name.ts";

/** The themes that everything is narrowed by; a click takes one out. */
export function ThemeChips() {
  const [view] = useView();
  return view.theme ? <Chips chosen={view.theme} /> : null;
}

function Chips({ chosen }: { chosen: string[] }) {
  const t = useMessages("web-themes");
  const nameOf = useThemeValueName();
  const [, change] = useView();
  return chosen.map((one) => {
    const name = nameOf(one);
    return (
      <button
        key={one}
        type="button"
        className="chip border-accent! bg-accent-soft"
        aria-label={t("filter.remove", { filter: name })}
        onClick={() => change({ theme: nonEmpty(chosen.filter((other) => other !== one)) })}
      >
        <span className="min-w-0 truncate">{name}</span>
        <X aria-hidden className="size-4 shrink-0" />
      </button>
    );
  });
}
