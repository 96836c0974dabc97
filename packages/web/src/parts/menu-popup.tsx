import { Menu } from "@base-ui/react/menu";
import Check from "lucide-react/icons/check";
import type { RefObject } from "react";
import type { MenuItem } from "./menu.tsx";

const ROW =
  "flex min-h-10 cursor-default items-center gap-2.5 rounded-lg px-3 py-1.5 text-sm outline-none select-none touch:min-h-11 data-highlighted:bg-sunken";

/** The list of a menu; arrows, first letters, Home and End move in it, Escape closes it. */
export function MenuPopup({
  name,
  items,
  anchor,
  onClose,
}: {
  name: string;
  items: MenuItem[];
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(open, { event }) => {
        // A press on the button itself is the button's own to answer.
        const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
        if (!open && !onButton) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={6} align="end" className="z-50">
          <Menu.Popup
            aria-label={name}
            finalFocus={anchor}
            className="max-h-[min(70dvh,32rem)] max-w-[92vw] min-w-48 overflow-y-auto rounded-xl border border-line bg-card p-1.5 text-ink shadow-xl outline-none"
          >
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu's rows keep their places while it is open
              <Row key={index} item={item} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Row({ item }: { item: MenuItem }) {
  switch (item.kind) {
    case "line":
      return <Menu.Separator className="my-1.5 h-px bg-line" />;
    case "heading":
      return <div className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{item.label}</div>;
    case "link":
      return (
        <Menu.Item className={ROW} render={<a href={item.href}>{item.label}</a>}>
          {item.icon}
          <span className="min-w-0 truncate">{item.label}</span>
        </Menu.Item>
      );
    case "choice":
      return (
        <Menu.CheckboxItem
          className={ROW}
          checked={item.chosen}
          closeOnClick
          onCheckedChange={item.onSelect}
        >
          {item.icon}
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          <Menu.CheckboxItemIndicator>
            <Check aria-hidden className="size-4 text-accent" />
          </Menu.CheckboxItemIndicator>
        </Menu.CheckboxItem>
      );
    default:
      return (
        <Menu.Item className={ROW} onClick={item.onSelect}>
          {item.icon}
          <span className="min-w-0 truncate">{item.label}</span>
        </Menu.Item>
      );
  }
}
