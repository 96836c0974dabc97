import type { Email } from "postal-mime";
import type { Invitation } from "../../packages/contract/src/invitation.ts";
import type { OwnedProduct } from "./owned-product.ts";

/** At every hour of every day, so that the test may run on a Sunday night. */
export const ALWAYS = {
  quietHours: null,
  workingDays: [1, 2, 3, 4, 5, 6, 7],
  reminders: { count: 0, afterDays: 4 },
};

/**
 * 980 who can be written to, then five each: test addresses, colleagues, people who are to be blocked,
 * and people with nothing but a telephone.
 */
function personAt(n: number) {
  const attributes = { region: n % 5 < 3 ? "north" : "south" };
  const name = `Person ${n}`;
  if (n < 980) return { email: `p${n}@kunde.lv`, name, attributes };
  if (n < 985) return { email: `p${n}@example.com`, name, attributes };
  if (n < 990) return { email: `p${n}@botanic.lv`, name, attributes };
  if (n < 995) return { email: `p${n}@kunde.lv`, name, attributes };
  return { phone: `+3712600${n}0`, name, language: "lv", timeZone: "Europe/Riga", attributes };
}

/** Hands them in as one file, and gives back what became of each line. */
export async function importPeople(
  product: OwnedProduct,
  count: number,
): Promise<{ outcome: string; id: string }[]> {
  const reply = await fetch(`${product.url}/api/v1/people/bulk`, {
    method: "POST",
    headers: { authorization: `Bearer ${product.key}`, "content-type": "application/x-ndjson" },
    body: Array.from({ length: count }, (_, n) => JSON.stringify(personAt(n))).join("\n"),
  });
  const lines = (await reply.text()).trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** Every address that a mail names, in HTML and as text. */
export function linksOf(mail: Email): string[] {
  const found = `${mail.html} ${mail.text}`.match(/https?:\/\/[^\s"<>]+/g) ?? [];
  return [...new Set(found.map((link) => link.replaceAll("&amp;", "&")))];
}

/** Whose invitations, or reasons for none, the list shows. */
export async function everybodyOn(product: OwnedProduct, sendingId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: { data: Invitation[]; nextCursor: string | null } = await product.api(
      "GET",
      `/invitations?sendingId=${sendingId}&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
    );
    ids.push(...page.data.map(({ person }) => person.id));
    cursor = page.nextCursor;
  }
  return ids;
}
