import { CreateSurvey, type Survey } from "@candor/contract/survey.ts";
import type { Command } from "commander";
import { surveyMeant, throughDoor } from "./door.ts";
import { atPlace, checked, collect, type Place } from "./options.ts";
import { print, table } from "./output.ts";

/** `candor surveys list`, `add`, `close`, `open`. */
export function surveyCommands(program: Command): void {
  const surveys = program.command("surveys").description("the surveys of a workspace");

  atPlace(surveys.command("list").description("all surveys, with their answers and links")).action(
    async (place: Place) => {
      const data = await throughDoor(place, (door) => door.surveys());
      const rows = data.map((one) => [one.name, one.status, one.answers, one.link, one.id]);
      print(
        { data },
        { json: place.json, text: table(["name", "status", "answers", "link", "id"], rows) },
      );
    },
  );

  atPlace(
    surveys.command("add").argument("<name>").description("make a survey; its link works at once"),
  )
    .option("--subject <what>", "what is recommended; the workspace's name without it")
    .option("--kind <kind>", "relationship, transactional or employee")
    .option("--language <tag>", "a language to ask in; repeat for several", collect)
    .option(
      "--dimension <property>",
      "a property to break the score down by; repeat for several",
      collect,
    )
    .option("--anonymous", "keep nothing that leads from an answer to a person")
    .action(async (name: string, options) => {
      const { subject, kind, language: languages, dimension: dimensions, anonymous } = options;
      const wanted = checked(CreateSurvey, {
        name,
        subject,
        kind,
        languages,
        dimensions,
        anonymous,
      });
      const made = await throughDoor(options as Place, (door) => door.addSurvey(wanted));
      print(made, { json: options.json, text: `"${made.name}" takes answers at ${made.link}` });
    });

  status(surveys, "close", "closed", "take no more answers; the score stays");
  status(surveys, "open", "open", "take answers again");
}

function status(surveys: Command, verb: string, to: Survey["status"], description: string): void {
  atPlace(
    surveys.command(verb).argument("<survey>", "by name or id").description(description),
  ).action(async (name: string, place: Place) => {
    const changed = await throughDoor(place, async (door) =>
      door.setStatus((await surveyMeant(door, name)).id, to),
    );
    print(changed, { json: place.json, text: `"${changed.name}" is ${changed.status}.` });
  });
}
