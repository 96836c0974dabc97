import { Link, type LinkProps } from "@tanstack/react-router";
import { LinkTabs, TAB_LOOK } from "../parts/tabs.tsx";
import { carried } from "./view.ts";

/** The way between the screens of one room; survey, period and filters go along. */
export function RoomTabs({
  name,
  parts,
}: {
  name: string;
  parts: readonly { to: NonNullable<LinkProps["to"]>; text: string }[];
}) {
  return (
    <LinkTabs name={name}>
      {parts.map(({ to, text }) => (
        <Link
          key={to}
          to={to}
          search={carried}
          activeOptions={{ exact: true, includeSearch: false }}
          className={TAB_LOOK}
        >
          {text}
        </Link>
      ))}
    </LinkTabs>
  );
}
