import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { LinkTabs, TAB_LOOK } from "../parts/tabs.tsx";
import { carried } from "./view.ts";

/** A screen of a room; or a group of them, with a row of its own below while one of them is open. */
export interface RoomPart {
  /** Of a group the first of its screens. */
  to: NonNullable<LinkProps["to"]>;
  text: string;
  parts?: readonly RoomPart[];
}

/** The way between the screens of one room; survey, period and filters go along. */
export function RoomTabs({ name, parts }: { name: string; parts: readonly RoomPart[] }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const open = parts.find((part) => part.parts?.some(({ to }) => to === path));
  return (
    <>
      <LinkTabs name={name}>
        {parts.map((part) => (
          <Link
            key={part.to}
            to={part.to}
            search={carried}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={part === open ? "true" : undefined}
            className={TAB_LOOK}
          >
            {part.text}
          </Link>
        ))}
      </LinkTabs>
      {open?.parts && <RoomTabs name={open.text} parts={open.parts} />}
    </>
  );
}
