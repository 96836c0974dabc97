import { useMessages } from "../language/language-context.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { SINGLE_KEYS } from "../parts/shortcuts.ts";
import { useStored } from "../parts/stored.ts";

/** Every key there is, and the switch for those that are a single character. */
export function Help({ onClose }: { onClose: () => void }) {
  const t = useMessages("web");
  const [single, setSingle] = useStored(SINGLE_KEYS);
  const groups = [
    {
      title: t("help.everywhere"),
      keys: [
        ["Ctrl K · ⌘K", t("palette.open")],
        ["?", t("help.title")],
        ["g d", t("nav.overview")],
        ["g r", t("nav.responses")],
        ["g s", t("nav.surveys")],
        ["g i", t("nav.imports")],
        ["g e", t("nav.settings")],
        ["Esc", t("close")],
      ],
    },
    {
      title: t("help.numbers"),
      keys: [
        ["t", t("period.today")],
        ["w", t("period.week")],
        ["m", t("period.month")],
        ["q", t("period.quarter")],
        ["y", t("period.year")],
        ["a", t("period.all")],
        ["x", t("compare.toggle")],
      ],
    },
    {
      title: t("help.responses"),
      keys: [
        ["/", t("help.search")],
        ["j", t("help.next")],
        ["k", t("help.previous")],
        ["Enter", t("help.open")],
      ],
    },
  ];
  return (
    <Dialog title={t("help.title")} onClose={onClose} width="max-w-2xl">
      <div className="grid gap-6 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-2 text-sm font-semibold">{group.title}</h3>
            <dl className="space-y-1.5 text-sm">
              {group.keys.map(([keys, what]) => (
                <div key={keys} className="flex items-center justify-between gap-4">
                  <dt className="text-muted">{what}</dt>
                  <dd>
                    <kbd className="rounded-md border border-line bg-sunken px-2 py-0.5 font-sans text-xs whitespace-nowrap">
                      {keys}
                    </kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="mt-6 flex min-h-11 items-center gap-3 border-t border-line pt-4 text-sm">
        <input
          type="checkbox"
          className="size-5"
          checked={single !== "off"}
          onChange={(event) => setSingle(event.target.checked ? null : "off")}
        />
        {t("help.singleKeys")}
      </label>
    </Dialog>
  );
}
