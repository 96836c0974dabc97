// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { inside } from "../testing/inside.tsx";
import { useDimensionName } from "./dimension-name.ts";

const PAIRS = [
  ["visits_band", "12+"],
  ["visits_band", "(other)"],
  ["visits_band", ""],
  ["channel", "email"],
  ["language", "lv"],
  ["language", "not a tag!"],
  ["answers[csat]", "1"],
  ["@theme", "price:negative"],
  ["@theme", "t-own:positive"],
  ["store", "Riga"],
] as const;

function Names() {
  const { label, value, isQuestion } = useDimensionName();
  return (
    <ul>
      {PAIRS.map(([property, one]) => (
        <li key={property + one}>
          {`${label(property)}: ${value(property, one)}${isQuestion(property) ? " ?" : ""}`}
        </li>
      ))}
    </ul>
  );
}

async function names(language: "en" | "sv") {
  await inside(<Names />, {
    language,
    areas: ["web-themes"],
    replies: {
      "GET /api/v1/properties": {
        data: [
          {
            property: "visits_band",
            label: "Visits a year",
            labels: { "12+": "twelve or more" },
            sequence: [],
            bands: [],
          },
        ],
      },
      "GET /api/v1/surveys/s1/dimensions": {
        data: [],
        questions: [
          {
            dimension: "answers[csat]",
            text: { en: "How was it?", sv: "Hur var det?" },
            values: [{ value: "1", label: { en: "Bad" } }],
          },
        ],
      },
      "GET /api/v1/themes": {
        data: [{ id: "t-own", name: "Parking", isNamed: true, kind: "own" }],
      },
    },
  });
  await screen.findByText(/twelve or more/);
  await screen.findByText(/Parking/);
  await screen.findByText(/ \?$/);
  return screen.getAllByRole("listitem").map(({ textContent }) => textContent);
}

test("properties are called as the workspace says, further questions in the survey's words, Candor's own in the reader's", async () => {
  expect(await names("en")).toEqual([
    "Visits a year: twelve or more",
    "Visits a year: (all others)",
    "Visits a year: (none)",
    "Channel: E-mail",
    "Language: Latvian",
    "Language: not a tag!",
    "How was it?: Bad ?",
    "Theme: Price (negative)",
    "Theme: Parking (positive)",
    "store: Riga",
  ]);
});

test("in Swedish a question speaks Swedish, and where its choice does not, the language there is", async () => {
  const said = await names("sv");
  expect(said).toContain("Hur var det?: Bad ?");
  expect(said).toContain("Visits a year: twelve or more");
  expect(said.find((one) => one?.includes("Parking"))).toBe("Tema: Parking (positivt)");
});
