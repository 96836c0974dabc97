import { DECISION_STATES, type DecisionsQuery } from "@candor/contract/decision.ts";
import { CreateIdea, IDEA_STATES, type IdeasQuery } from "@candor/contract/idea.ts";
import { CreateTestimonial, TESTIMONIAL_STATES } from "@candor/contract/testimonial.ts";
import type { Command } from "commander";
import { z } from "zod";
import { throughDoor } from "./door.ts";
import { atPlace, checked, count, type Place } from "./options.ts";
import { print, table } from "./output.ts";

type Listing = Place & { state?: string; limit: number };

/** `candor ideas list`, `read`, `draft`. */
export function ideaCommands(program: Command): void {
  const ideas = program.command("ideas").description("what customers wish for");
  listing(ideas.command("list").description("the most wanted first"), IDEA_STATES).action(
    async ({ state, limit, ...place }: Listing) => {
      const wanted = checked(z.enum(IDEA_STATES).optional(), state) as IdeasQuery["state"];
      const data = await throughDoor(place, (door) => door.told.ideas(wanted, limit));
      const rows = data.map((one) => [one.number, one.title, one.state, one.votes, one.id]);
      const text = table(["number", "title", "state", "wanted by", "id"], rows);
      print({ data }, { json: place.json, text });
    },
  );
  atPlace(ideas.command("read").argument("<id>").description("one, with everybody's words")).action(
    async (id: string, place: Place) => {
      const one = await throughDoor(place, (door) => door.told.idea(id));
      const said = one.words.map(({ words }) => `  “${words}”`);
      const head = `${one.number}. ${one.title} (${one.state}), wanted by ${one.votes}`;
      print(one, { json: place.json, text: [head, ...said].join("\n") });
    },
  );
  atPlace(ideas.command("draft").argument("<title>"))
    .description("write an idea down; strangers read it once a colleague has looked")
    .option("--words <text>", "what was said, word for word")
    .action(async (title: string, { words, ...place }: Place & { words?: string }) => {
      const wanted = checked(CreateIdea, { title, words });
      const made = await throughDoor(place, (door) => door.told.addIdea(wanted));
      print(made, { json: place.json, text: `Idea ${made.number} waits for a colleague to look.` });
    });
}

/** `candor testimonials list`, `read`, `draft`. */
export function testimonialCommands(program: Command): void {
  const praise = program.command("testimonials").description("words that may be quoted");
  listing(praise.command("list").description("the newest first"), TESTIMONIAL_STATES).action(
    async ({ state, limit, ...place }: Listing) => {
      const wanted = checked(z.enum(TESTIMONIAL_STATES).optional(), state);
      const data = await throughDoor(place, (door) => door.told.testimonials(wanted, limit));
      const rows = data.map((one) => [one.state, one.shownAs, one.text, one.id]);
      const text = table(["state", "shown as", "words", "id"], rows);
      print({ data }, { json: place.json, text });
    },
  );
  atPlace(
    praise.command("read").argument("<id>").description("one, with what happened to it"),
  ).action(async (id: string, place: Place) => {
    const one = await throughDoor(place, (door) => door.told.testimonial(id));
    const events = one.events.map(({ at, kind, by }) => `  ${at} ${kind} ${by}`);
    const head = `“${one.text}” ${one.shownAs} (${one.state})`;
    print(one, { json: place.json, text: [head, ...events].join("\n") });
  });
  atPlace(praise.command("draft").argument("<response>", "the id of an answer"))
    .description(
      "note words to quote; nobody is asked and nothing is shown before its author agrees",
    )
    .action(async (responseId: string, place: Place) => {
      const wanted = checked(CreateTestimonial, { responseId });
      const made = await throughDoor(place, (door) => door.told.addTestimonial(wanted));
      print(made, { json: place.json, text: `A ${made.state}: “${made.text}” ${made.shownAs}` });
    });
}

/** `candor decisions list`, `read`. */
export function decisionCommands(program: Command): void {
  const decisions = program.command("decisions").description("what was decided");
  listing(decisions.command("list").description("the newest first"), DECISION_STATES)
    .option("--due", "only those that wait to be looked at")
    .action(async ({ state, limit, due, ...place }: Listing & { due?: true }) => {
      const query = {
        state: checked(z.enum(DECISION_STATES).optional(), state),
        due,
      } satisfies DecisionsQuery;
      const all = await throughDoor(place, (door) => door.told.decisions(query));
      const data = all.slice(0, limit);
      const rows = data.map((one) => [
        ...[one.number, one.question, one.choice, one.state, one.reviewOn, one.id],
      ]);
      const text = table(["number", "question", "choice", "state", "review", "id"], rows);
      print({ data }, { json: place.json, text });
    });
  atPlace(
    decisions.command("read").argument("<id>").description("one, with its figures and reviews"),
  ).action(async (id: string, place: Place) => {
    const one = await throughDoor(place, (door) => door.told.decision(id));
    const { score, interval, answers } = one.evidence?.score ?? { answers: 0 };
    const figures =
      score === null || score === undefined || !interval
        ? `${answers} answers, too few for a score`
        : `${Math.round(score)} (${Math.round(interval.lower)} to ${Math.round(interval.upper)}, ${answers} answers)`;
    const reviews = one.reviews.map(({ at, outcome, words }) => `  ${at} ${outcome} ${words}`);
    const head = `${one.number}. ${one.question} ${one.choice} (${one.state}, ${one.decidedOn})`;
    const rests = one.evidence ? [`  rests on ${figures}`] : [];
    print(one, { json: place.json, text: [head, ...rests, ...reviews].join("\n") });
  });
}

function listing(command: Command, states: readonly string[]): Command {
  return atPlace(command)
    .option("--state <state>", states.join(", "))
    .option("--limit <number>", "how many at most", count, 50);
}
