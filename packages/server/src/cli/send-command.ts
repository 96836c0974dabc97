import type { AudiencePreview } from "@candor/contract/audience.ts";
import { CreateSending, type Sending } from "@candor/contract/sending.ts";
import type { Command } from "commander";
import { KnownError } from "../errors/known-error.ts";
import { type Door, surveyMeant, throughDoor } from "./door.ts";
import { atPlace, badOption, checked, collect, count, type Place, pairs } from "./options.ts";
import { print, progressLine } from "./output.ts";

interface Options extends Place {
  survey?: string;
  everybody?: boolean;
  segment?: string;
  to?: string[];
  channel?: string;
  sample?: number;
  seed?: string;
  at?: string;
  name?: string;
  property?: string[];
  yes?: boolean;
}

/** `candor send`: asks customers by the workspace's rules. Without `--yes` it only says whom it would ask. */
export function sendCommand(program: Command): void {
  const command = program
    .command("send")
    .description("ask customers; the rules of asking hold, and who is not asked has a reason")
    .option("--survey <name>", "by name or id; needed when there are several")
    .option("--everybody", "everybody of the workspace")
    .option("--segment <name>", "the people of a segment")
    .option("--to <address>", "this person (e-mail); repeat for several", collect)
    .option("--channel <channel>", "email, sms, telegram or phone", "email")
    .option("--sample <number>", "a random sample of so many of them", count)
    .option("--seed <text>", "of the sample, to draw the same one again")
    .option("--at <time>", "when it begins (ISO 8601); at once without it")
    .option("--name <name>", "what to call the sending")
    .option("--property <name=value>", "kept with every answer; repeat for several", collect)
    .option("--yes", "ask them; without it nothing is sent");
  atPlace(command).action((options: Options) =>
    throughDoor(options, (door) => send(door, options)),
  );
}

async function send(door: Door, options: Options): Promise<void> {
  const survey = await surveyMeant(door, options.survey);
  const audience = await audienceOf(door, options);
  const people = options.to ? await Promise.all(options.to.map((one) => personAt(door, one))) : [];
  const draft = await door.sendings.draft(
    survey.id,
    checked(CreateSending, {
      name: options.name ?? `Shell, ${new Date().toISOString().slice(0, 16).replace("T", " ")}`,
      channel: options.channel,
      audience,
      plan: { kind: "once", at: options.at },
      properties: pairs(options.property),
    }),
  );
  let started = false;
  const show = progressLine();
  try {
    if (people.length > 0) await door.sendings.addMembers(draft.id, people);
    const preview = await door.sendings.preview(survey.id, draft);
    if (!options.yes) return printPreview(preview, survey.name, options.json);
    const sending = await door.sendings.start(draft.id, ({ starting }) => {
      if (starting?.of)
        show(starting.written, starting.of, `of ${starting.of} people written down`);
    });
    started = true;
    printStarted(sending, options.json);
  } finally {
    if (!started) await door.sendings.discard(draft.id);
  }
}

async function audienceOf(door: Door, { everybody, segment, to, sample, seed }: Options) {
  const said = [everybody, segment, to].filter((one) => one !== undefined);
  if (said.length !== 1)
    throw badOption("Say whom to ask with one of --everybody, --segment NAME or --to ADDRESS.");
  const drawn = sample === undefined ? {} : { sample: { size: sample, ...(seed ? { seed } : {}) } };
  if (everybody) return { who: "everybody", ...drawn };
  if (segment === undefined) return { who: "members", ...drawn };
  const segments = await door.sendings.segments();
  const found = segments.find(({ id, name }) => id === segment || name === segment);
  if (found) return { who: "segment", segmentId: found.id, ...drawn };
  throw new KnownError(
    404,
    "segment_not_found",
    `There is no segment "${segment}" in this workspace. ${segments.length > 0 ? `There are: ${segments.map(({ name }) => `"${name}"`).join(", ")}` : "It has none yet."}`,
  );
}

/** The person with this address, who is added when nobody has it. */
async function personAt(door: Door, address: string): Promise<string> {
  const email = address.trim().toLowerCase();
  for await (const person of door.people(email)) {
    if (person.email === email) return person.id;
  }
  return (await door.addPerson({ email, attributes: {} })).id;
}

function printPreview(preview: AudiencePreview, survey: string, json: boolean | undefined): void {
  const { people, asked, later, leftOut, expectedAnswers } = preview;
  const text = [
    `"${survey}": of ${people} people ${asked} would be asked${later > 0 ? `, ${later} of them later, when their quiet time is over` : ""}.`,
    ...leftOut.map(({ reason, people: n }) => `  not asked, ${reason}: ${n}`),
    ...(expectedAnswers
      ? [`Answers to expect: ${expectedAnswers.lower} to ${expectedAnswers.upper}.`]
      : []),
    "Nothing was sent. Add --yes to ask them.",
  ].join("\n");
  print({ status: "previewed", ...preview }, { json, text });
}

function printStarted(sending: Sending, json: boolean | undefined): void {
  const { fates, reasons, total } = sending.counts;
  const text = [
    `"${sending.name}" is ${sending.status}; it speaks of ${total} people.`,
    ...fates.map(({ state, people }) => `  ${state}: ${people}`),
    ...reasons.map(({ state, reason, people }) => `  ${state}, ${reason}: ${people}`),
    "It goes out while Candor serves, within a minute of being due.",
  ].join("\n");
  print(sending, { json, text });
}
