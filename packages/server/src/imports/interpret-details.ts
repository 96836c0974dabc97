import { LIMITS } from "@candor/contract/limits.ts";
import type { AccountRole } from "@candor/contract/person.ts";
import { cutText } from "@candor/contract/storable-text.ts";
import { channelNamed, emailOf, languageTag, phoneOf, tagsOf } from "./guess/cell-values.ts";
import { isNobody } from "./guess/column-sample.ts";
import { yesOrNo } from "./guess/completion-words.ts";
import type { PlanColumns } from "./guess/plan-columns.ts";
import { isTimeZone } from "./guess/time-zones.ts";
import type { Message, ReadingPlan } from "./import-plan.ts";
import type {
  ImportedAnswer,
  ImportedConsent,
  ImportedPerson,
  ImportedPersonRow,
  RejectedRow,
} from "./interpreted-row.ts";
import { shortened } from "./shortened.ts";

/** Who a row is about; undefined for nobody in particular. What cannot be read is left out and noted. */
export function personOf(
  cells: readonly string[],
  columns: PlanColumns,
  notes: Message[],
): ImportedPerson | undefined {
  const person: ImportedPerson = {};
  const email = emailOf(cells[columns.email] ?? "");
  if (email) person.email = email;
  else if (email === undefined)
    notes.push({
      code: "email_unreadable",
      args: { value: shortened(cells[columns.email] ?? "") },
    });
  const phone = phoneOf(cells[columns.phone] ?? "");
  if (phone) person.phone = phone;
  else if (phone === undefined)
    notes.push({
      code: "phone_unreadable",
      args: { value: shortened(cells[columns.phone] ?? "") },
    });
  const id = cells[columns.externalId] ?? "";
  if (id.length > LIMITS.externalId)
    notes.push({ code: "id_too_long", args: { value: shortened(id) } });
  else if (id !== "") person.externalId = id;
  const name = columns.name
    .map((index) => cells[index] ?? "")
    .filter(Boolean)
    .join(" ");
  if (name !== "" && !isNobody(name)) person.name = cut(name, LIMITS.personName, notes, "name_cut");
  // A name alone is nobody in particular.
  return person.email || person.phone || person.externalId ? person : undefined;
}

/** A name without an address makes no person, but it is not thrown away. */
export function keepName(
  cells: readonly string[],
  columns: PlanColumns,
  plan: ReadingPlan,
  properties: Record<string, string>,
  notes: Message[],
): void {
  for (const index of columns.name) {
    const cell = cells[index] ?? "";
    if (cell !== "" && !isNobody(cell))
      properties[ownName(plan, index)] = cut(cell, LIMITS.propertyValue, notes);
  }
}

/** A column's title as the name of a property. */
const ownName = (plan: ReadingPlan, index: number) =>
  cutText(plan.headers[index] || `Column ${index + 1}`, LIMITS.propertyName);

/** What is longer than a reader takes is cut where it is written, and said. */
function cut(text: string, limit: number, notes: Message[], code = "value_cut"): string {
  if (text.length <= limit) return text;
  notes.push({ code, args: { value: shortened(text), limit } });
  return cutText(text, limit);
}

type Details = Pick<ImportedAnswer, "properties" | "tags" | "language" | "touchpoint" | "channel">;

export function detailsOf(
  cells: readonly string[],
  columns: PlanColumns,
  plan: ReadingPlan,
  notes: Message[],
): Details {
  const properties: Record<string, string> = {};
  let kept = 0;
  let left = 0;
  for (const { index, name } of columns.properties) {
    const cell = cells[index];
    if (!cell) continue;
    if (kept++ < LIMITS.properties) properties[name] = cut(cell, LIMITS.propertyValue, notes);
    else left++;
  }
  if (left > 0) notes.push({ code: "properties_left_out", args: { count: left } });
  /** What does not fit a field is kept under the column's name. */
  const orKeep = (index: number, read: (cell: string) => string | undefined) => {
    const cell = cells[index] ?? "";
    if (cell === "") return undefined;
    const value = read(cell);
    if (value === undefined)
      properties[ownName(plan, index)] = cut(cell, LIMITS.propertyValue, notes);
    return value;
  };
  const language = orKeep(columns.language, languageTag);
  const channel = orKeep(columns.channel, channelNamed);
  const touchpoint = orKeep(columns.touchpoint, (cell) =>
    cell.length <= LIMITS.touchpoint ? cell : undefined,
  );
  const tags = tagsOf(cells[columns.tags] ?? "");
  const short = tags.filter((tag) => tag.length <= LIMITS.tag).slice(0, LIMITS.tags);
  if (short.length < tags.length)
    notes.push({ code: "tags_left_out", args: { count: tags.length - short.length } });
  return {
    properties,
    tags: short,
    ...(language ? { language } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(channel ? { channel } : {}),
  };
}

type More = Pick<
  ImportedPersonRow,
  "timeZone" | "consent" | "addresses" | "account" | "accountRole"
>;

/** What a file of people knows besides who they are. A time zone or a date that cannot be read is left out and noted. */
export function moreOfPerson(
  cells: readonly string[],
  columns: PlanColumns,
  notes: Message[],
  dateAt: (index: number) => Date | RejectedRow | null,
): More {
  const more: More = {};
  const zone = cells[columns.timeZone] ?? "";
  if (zone !== "" && zone.length <= LIMITS.timeZone && isTimeZone(zone)) more.timeZone = zone;
  else if (zone !== "")
    notes.push({ code: "time_zone_unreadable", args: { value: shortened(zone) } });
  const telegram = cells[columns.telegram] ?? "";
  if (telegram !== "" && telegram.length <= LIMITS.address)
    more.addresses = [{ channel: "telegram", address: telegram }];
  const account = cells[columns.account] ?? "";
  if (account !== "") more.account = cut(account, LIMITS.personName, notes, "name_cut");
  const role = roleNamed(cells[columns.accountRole] ?? "");
  if (role) more.accountRole = role;
  const consent = consentOf(cells, columns);
  if (!consent) return more;
  const at = columns.consentAt < 0 ? null : dateAt(columns.consentAt);
  if (at instanceof Date) consent.at = at;
  else if (at !== null)
    notes.push({
      code: "consent_date_unreadable",
      args: { value: shortened(cells[columns.consentAt] ?? "") },
    });
  more.consent = consent;
  return more;
}

/** Who decides, or who uses; a title that says neither says nothing here. */
function roleNamed(cell: string): AccountRole | undefined {
  const word = cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  if (DECIDES.test(word)) return "decision_maker";
  return USES.test(word) ? "user" : undefined;
}

const DECIDES =
  /^(decision maker|decision|decider|buyer|purchaser|owner|ceo|director|лпр|принимает решения|решает|директор|закупщик|lēmējs|lēmumu pieņēmējs|pircējs|direktors|beslutsfattare|inköpare|chef|vd)$/u;
const USES =
  /^(user|end user|users|пользователь|конечный пользователь|lietotājs|gala lietotājs|användare|slutanvändare)$/u;

/** Consent that somebody gave or took back; a blank cell says neither, a date alone says that it was given then. */
function consentOf(cells: readonly string[], columns: PlanColumns): ImportedConsent | undefined {
  const wording = cells[columns.consentWording] ?? "";
  const words = wording === "" ? {} : { wording };
  const said = columns.consent.flatMap(({ index, channel }) => {
    const given = agreed(cells[index] ?? "");
    return given === undefined ? [] : [{ given, channel }];
  });
  const [first] = said;
  if (!first) {
    const dated = columns.consent.length === 0 && (cells[columns.consentAt] ?? "") !== "";
    return dated ? { given: true, ...words } : undefined;
  }
  const alike = said.filter(({ given }) => given === first.given);
  const channels = alike.flatMap(({ channel }) => (channel === null ? [] : [channel]));
  const ofAll = alike.some(({ channel }) => channel === null);
  return { given: first.given, ...(ofAll ? {} : { channels }), ...words };
}

const AGREED =
  /^(?:opted?[ -]?in|subscribed|granted|given|agreed|accepted|consented|согласен|согласна|подписан|piekrīt|piekritis|piekritusi|abonē|samtycker|godkänd|erteilt|zugestimmt|accepté|aceptado|aceito)$/i;
const REFUSED =
  /^(?:opted?[ -]?out|unsubscribed|withdrawn|revoked|denied|refused|declined|не согласен|не согласна|отозвано|отписан|nepiekrīt|atsaukts|samtycker inte|återkallat|widerrufen|abgelehnt|refusé|rechazado|recusado)$/i;

function agreed(cell: string): boolean | undefined {
  if (cell === "") return undefined;
  if (AGREED.test(cell)) return true;
  if (REFUSED.test(cell)) return false;
  return yesOrNo(cell);
}
