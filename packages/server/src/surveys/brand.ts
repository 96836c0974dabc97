import type { Brand, SurveyPatch } from "@candor/contract/survey.ts";
import type { SurveyRow } from "./survey.ts";

/** Instead of an address, for a logo that was uploaded: its digest follows. */
const OWN = "own:";

type Branded = Pick<SurveyRow, "brand" | "slug">;

/** What stands in a survey's brand for an uploaded logo. */
export function ownLogo(digest: string): string {
  return `${OWN}${digest}`;
}

/**
 * The brand with the address of its logo. An uploaded one is served beside the survey's open link, so
 * that it follows when the server gets another name.
 *
 * @param publicUrl of this server, for mails and the API; pages of ours need none.
 */
export function brandOf({ brand, slug }: Branded, publicUrl = ""): Brand {
  return brand.logoUrl?.startsWith(OWN)
    ? { ...brand, logoUrl: `${publicUrl}${logoPath(slug, brand.logoUrl.slice(OWN.length))}` }
    : brand;
}

/** The brand as it is kept after a change: the address of the uploaded logo, sent back, is still that logo. */
export function changedBrand(
  { brand, slug }: Branded,
  patch: SurveyPatch["brand"],
): SurveyRow["brand"] {
  const next = { ...brand, ...patch } as SurveyRow["brand"];
  const isOwn = brand.logoUrl?.startsWith(OWN) ?? false;
  const path = brandOf({ brand, slug }).logoUrl ?? "";
  return isOwn && patch?.logoUrl?.endsWith(path) ? { ...next, logoUrl: brand.logoUrl } : next;
}

function logoPath(slug: string, digest: string): string {
  return `/s/${slug}/logo/${digest}.png`;
}
