import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";

type Entry = {
  at: string;
  actor: string;
  action: string;
  target: string;
  details: Record<string, unknown>;
};

/** One act: a sentence, then when it was, and what else explains it. */
export function AuditLine({ entry }: { entry: Entry }) {
  const t = useMessages("web-audit");
  const open = useOpenMessages("web-audit");
  const format = useFormat();
  const who = useActor()(entry.actor);
  const details = useDetails()(entry.details);
  // What a newer server did and this page has no sentence for is still not left out.
  const sentence =
    open(entry.action, { who, target: entry.target }) ??
    `${who}: ${entry.action}${entry.target ? ` (${entry.target})` : ""}`;
  return (
    <li className="py-2.5 text-sm">
      <p className="wrap-anywhere">
        {sentence}{" "}
        {entry.action.startsWith("person.") && entry.action !== "person.erased" ? (
          <Link
            to="/people/$personId"
            params={{ personId: entry.target }}
            search={carried}
            className="link"
          >
            {t("openPerson")}
          </Link>
        ) : entry.action === "response.changed" ? (
          <Link
            to="/responses"
            search={(view) => ({
              workspace: view.workspace,
              standing: "all" as const,
              response: entry.target,
            })}
            className="link"
          >
            {t("openResponse")}
          </Link>
        ) : null}
      </p>
      <p className="text-xs text-muted wrap-anywhere">
        {[format.moment(entry.at), ...details].join(" · ")}
      </p>
    </li>
  );
}

/** Who acts without being a colleague or a key. */
const NAMED = ["candor", "customer", "rule", "sso", "scim"] as const;

/** Whoever it was, as people call them. */
function useActor() {
  const t = useMessages("web-audit");
  return (actor: string) => {
    const named = NAMED.find((one) => one === actor);
    if (named) return t(`actor.${named}`);
    return actor.startsWith("key:") ? t("actor.key", { name: actor.slice(4) }) : actor;
  };
}

/** What explains an act, as far as there are words for it: ids and counts of bytes help nobody. */
function useDetails() {
  const open = useOpenMessages("web-audit");
  const settings = useOpenMessages("web-settings");
  const channels = useOpenMessages("web");
  return (details: Record<string, unknown>): string[] =>
    Object.entries(details).flatMap(([key, value]) => {
      const words = [value].flat().map((one) => {
        const text = String(one);
        if (key === "fields") return open(`field.${text}`) ?? text;
        if (key === "scopes") return settings(`scope.${text}.short`) ?? text;
        if (key === "channel") return channels(`channel.${text}`) ?? text;
        return ["role", "from", "to"].includes(key) ? (settings(`role.${text}`) ?? text) : text;
      });
      const told = open(`detail.${key}`, { value: words.join(", ") });
      return told === undefined || value === null || value === "" ? [] : [told];
    });
}
