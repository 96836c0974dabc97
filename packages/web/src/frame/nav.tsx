import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import Bell from "lucide-react/icons/bell";
import ChartLine from "lucide-react/icons/chart-line";
import ClipboardList from "lucide-react/icons/clipboard-list";
import Ellipsis from "lucide-react/icons/ellipsis";
import FileUp from "lucide-react/icons/file-up";
import Flag from "lucide-react/icons/flag";
import Hammer from "lucide-react/icons/hammer";
import HeartHandshake from "lucide-react/icons/heart-handshake";
import LayoutGrid from "lucide-react/icons/layout-grid";
import LifeBuoy from "lucide-react/icons/life-buoy";
import Lightbulb from "lucide-react/icons/lightbulb";
import Megaphone from "lucide-react/icons/megaphone";
import MessageSquareText from "lucide-react/icons/message-square-text";
import PhoneCall from "lucide-react/icons/phone-call";
import Send from "lucide-react/icons/send";
import Settings from "lucide-react/icons/settings";
import Tags from "lucide-react/icons/tags";
import Users from "lucide-react/icons/users";
import { homeScreen, inOrderOf } from "../here/home.ts";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Logo } from "../parts/logo.tsx";
import { Menu } from "../parts/menu.tsx";

/**
 * The screens, in the order of the menu; the second key after `g` leads there. A phone shows as
 * many as there are places, and the rest behind "More".
 */
export const SCREENS = [
  { to: "/overview", label: "nav.overview", icon: ChartLine, key: "d" },
  { to: "/responses", label: "nav.responses", icon: MessageSquareText, key: "r" },
  { to: "/cases", label: "nav.cases", icon: LifeBuoy, key: "k" },
  { to: "/themes", label: "nav.themes", icon: Tags, key: "t" },
  { to: "/why", label: "nav.why", icon: Lightbulb, key: "w" },
  { to: "/improvements", label: "nav.improvements", icon: Hammer, key: "b" },
  { to: "/announcements", label: "nav.told", icon: Megaphone, key: "n" },
  { to: "/alerts", label: "nav.alerts", icon: Bell, key: "l" },
  { to: "/asking", label: "nav.asking", icon: Send, key: "a" },
  { to: "/interview", label: "nav.interview", icon: PhoneCall, key: "c" },
  { to: "/people", label: "nav.people", icon: Users, key: "p" },
  { to: "/goals", label: "nav.together", icon: Flag, key: "o" },
  { to: "/my-effect", label: "nav.mine", icon: HeartHandshake, key: "m" },
  { to: "/all", label: "nav.allSurveys", icon: LayoutGrid, key: "v" },
  { to: "/surveys", label: "nav.surveys", icon: ClipboardList, key: "s" },
  { to: "/imports", label: "nav.imports", icon: FileUp, key: "i" },
  { to: "/settings", label: "nav.settings", icon: Settings, key: "e" },
] as const;

/** Screens that are reached by the tabs of another one; the menu shows that one as where you are. */
const BESIDE: Partial<Record<(typeof SCREENS)[number]["to"], readonly string[]>> = {
  "/announcements": [
    "/ideas",
    "/testimonials",
    "/reviews",
    "/ambassadors",
    "/referrals",
    "/offers",
  ],
  "/goals": ["/decisions", "/meetings", "/workshops", "/calendar", "/advice"],
  "/my-effect": ["/thanks", "/trainings", "/rewards-by-results"],
};

/** Of the menu, the screen whose room the address is in. */
function useHereInMenu(): (to: (typeof SCREENS)[number]["to"]) => boolean {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (to) => [to, ...(BESIDE[to] ?? [])].some((one) => `${path}/`.startsWith(`${one}/`));
}

export function SideBar() {
  const t = useMessages("web");
  const { home } = useHere().workspace;
  const isHere = useHereInMenu();
  return (
    <nav
      aria-label={t("nav.label")}
      className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col overflow-y-auto border-e border-line bg-card px-3 py-4 lg:flex"
    >
      <Link to={homeScreen(home)} search={carried} className="mb-6 flex items-center gap-2.5 px-2">
        <Logo />
        <span className="text-lg font-semibold tracking-tight">Candor</span>
      </Link>
      <ul className="space-y-0.5">
        {inOrderOf(SCREENS, home).map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              search={carried}
              className={`flex min-h-10 items-center gap-3 rounded-lg px-3 text-[0.9375rem] text-muted hover:bg-sunken hover:text-ink touch:min-h-11 ${isHere(to) ? "bg-sunken font-semibold text-ink!" : ""}`}
            >
              <Icon aria-hidden className="size-[1.125rem]" />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The bar has five places; when there are more screens the fifth opens the rest. */
const PLACES = 5;
const IN_BAR = SCREENS.length > PLACES ? PLACES - 1 : PLACES;

/** On a phone the screens stand where the thumb is. */
export function BottomBar() {
  const t = useMessages("web");
  const navigate = useNavigate();
  const screens = inOrderOf(SCREENS, useHere().workspace.home);
  const isHere = useHereInMenu();
  const rest = screens.slice(IN_BAR);
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto grid max-w-xl grid-cols-5">
        {screens.slice(0, IN_BAR).map(({ to, label, icon: Icon }) => (
          <li key={to} className="min-w-0">
            <Link
              to={to}
              search={carried}
              className={`${IN_BAR_LOOK} ${isHere(to) ? "font-medium text-accent!" : ""}`}
            >
              <Icon aria-hidden className="size-5" />
              <span className="max-w-full truncate">{t(label)}</span>
            </Link>
          </li>
        ))}
        <li className="min-w-0" hidden={rest.length === 0}>
          <Menu
            name={t("nav.more")}
            className={`${IN_BAR_LOOK} w-full`}
            items={rest.map(({ to, label, icon: Icon }) => ({
              label: t(label),
              icon: <Icon aria-hidden className="size-4.5 text-muted" />,
              onSelect: () => void navigate({ to, search: carried }),
            }))}
          >
            <Ellipsis aria-hidden className="size-5" />
            <span className="max-w-full truncate">{t("nav.more")}</span>
          </Menu>
        </li>
      </ul>
    </nav>
  );
}

const IN_BAR_LOOK =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 px-0.5 text-[0.6875rem] tracking-tight text-muted";
