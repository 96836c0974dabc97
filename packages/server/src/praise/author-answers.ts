import type { TestimonialConsent, TestimonialPlace } from "@candor/contract/testimonial.ts";
import type { Transaction } from "../storage/database.ts";
import { type TestimonialNews, type TestimonialRow, updateTestimonial } from "./testimonial.ts";

/** What the author said on their own page. */
export type AuthorAnswer =
  | {
      kind: "agree";
      text: string;
      shownAs: string;
      places: TestimonialPlace[];
      /** The sentence that they read beside the button, and its language. */
      sentence: string;
      language: string;
    }
  | { kind: "refuse" }
  | { kind: "withdraw" };

/** So far their word counts: what a colleague took down or they refused can be agreed to again only when asked again. */
const MAY_AGREE: readonly string[] = ["asked", "given", "published"];

/**
 * Their word, at once. Agreeing to other words than were published takes those down until a colleague has read the new
 * ones. Saying no is always possible.
 *
 * @returns whether it counted.
 */
export async function authorAnswers(
  trx: Transaction,
  row: TestimonialRow,
  answer: AuthorAnswer,
  { now, news }: { now: Date; news: TestimonialNews },
): Promise<boolean> {
  const by = { actor: "author", now, news };
  if (answer.kind !== "agree") {
    const was = row.state;
    if (was === "refused" || was === "withdrawn") return true;
    const refused = was !== "published" && was !== "given";
    await updateTestimonial(
      trx,
      row,
      { ...by, kind: refused ? "refused" : "withdrawn" },
      refused
        ? { state: "refused", published_at: null }
        : { state: "withdrawn", withdrawn_at: now, withdrawn_because: "author" },
    );
    return true;
  }
  if (!MAY_AGREE.includes(row.state)) return false;
  const { text, shownAs, sentence, language } = answer;
  const places = answer.places.filter((place) => row.places.includes(place));
  if (places.length === 0 || text === "" || shownAs === "") return false;
  const consent: TestimonialConsent = {
    ...{ text, shownAs, places, sentence, language },
    picture: "none",
    at: now.toISOString(),
  };
  const same = text === row.text && shownAs === row.shown_as;
  await updateTestimonial(
    trx,
    row,
    { ...by, kind: "given", data: { ...consent } },
    {
      ...{ text, shown_as: shownAs, places, consent: JSON.stringify(consent) },
      ...(row.state === "published" && same ? {} : { state: "given", published_at: null }),
    },
  );
  return true;
}
