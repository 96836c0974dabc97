import type { Property } from "@candor/contract/property.ts";
import type { WhyPart } from "@candor/contract/why.ts";
import { openCatalogues } from "../messages/catalogue.ts";
import { isDerived, OTHER } from "../tallies/cells.ts";
import type { ChangeAccount } from "./change-account.ts";

const catalogue = openCatalogues("why");
const found = openCatalogues("web-themes");
/** So many parts are named in the sentence. */
const NAMED = 3;

/**
 * The change and its largest parts in words: whether it is real, what stands out, that nothing does.
 *
 * @param language of the catalogue; @param words how the workspace calls properties and values.
 */
export function whySentence(
  { change, parts, before, now }: ChangeAccount,
  language: string,
  words: readonly Property[],
): string {
  const say = (key: string, args = {}) => catalogue.message(language, key, args);
  if (change === null || before.score === null || now.score === null) return say("change.tooFew");
  const signed = (points: number) => signedPoints(points, language);
  const { difference, verdict, lower, upper } = change;
  const limits = { lower: signed(lower), upper: signed(upper) };
  const said =
    verdict === "no_clear_change"
      ? say("change.unclear", limits)
      : say(`change.${verdict}`, {
          points: plainPoints(Math.abs(difference), language),
          ...limits,
        });
  const named = parts.slice(0, NAMED).map((part) =>
    say(keyOf(part), {
      name: nameOf(part, words, say, language),
      points: signed(part.points),
      lower: signed(part.lower),
      upper: signed(part.upper),
    }),
  );
  if (named.length === 0) return `${said} ${say("nothing")}`;
  return `${said} ${say("lead")} ${named.join("; ")}. ${say("caution")}`;
}

function keyOf({ kind, points, before, now }: WhyPart): string {
  if (kind === "within") return points < 0 ? "within.down" : "within.up";
  return now.share > before.share ? "mix.more" : "mix.fewer";
}

function nameOf(
  { dimension, value }: WhyPart,
  words: readonly Property[],
  say: (key: string) => string,
  language: string,
): string {
  const said = words.find(({ property }) => property === dimension);
  const label =
    said?.label ??
    (isDerived(dimension) ? spoken(language, `dimension.${dimension}`) : null) ??
    dimension;
  const own =
    value === ""
      ? say("none")
      : value === OTHER
        ? say("other")
        : ofComments(dimension, value, language);
  return `${label}: ${said?.labels[value] ?? own}`;
}

/** What was found in comments, as screens say it: "Waiting (negative)". */
function ofComments(dimension: string, value: string, language: string): string {
  if (!isDerived(dimension)) return value;
  const [name = "", polarity = "unclear"] = dimension === "@tone" ? [value] : value.split(":");
  const said = spoken(language, `${dimension === "@tone" ? "tone" : "aspect"}.${name}`) ?? name;
  return polarity === "unclear"
    ? said
    : `${said} (${spoken(language, `tone.${polarity}`) ?? polarity})`;
}

function spoken(language: string, key: string): string | null {
  return found.all(language)[key] !== undefined ? found.message(language, key) : null;
}

/** A tenth only where it says something. */
function plainPoints(points: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(points);
}

function signedPoints(points: number, language: string): string {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  })
    .format(points)
    .replace("-", "−");
}
