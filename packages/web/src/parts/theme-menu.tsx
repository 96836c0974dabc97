import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useMessages } from "../language/language-context.tsx";
import { Menu } from "./menu.tsx";
import { chooseTheme, THEMES, useTheme } from "./theme.ts";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

export function ThemeMenu({ className }: { className: string }) {
  const t = useMessages("web");
  const theme = useTheme();
  const Icon = ICONS[theme];
  return (
    <Menu
      name={t("theme.choose")}
      className={className}
      items={THEMES.map((one) => {
        const OneIcon = ICONS[one];
        return {
          kind: "choice",
          chosen: one === theme,
          icon: <OneIcon aria-hidden className="size-4 text-muted" />,
          label: t(`theme.${one}`),
          onSelect: () => chooseTheme(one),
        };
      })}
    >
      <Icon aria-hidden className="size-[1.125rem]" />
    </Menu>
  );
}
