import { describe, expect, test } from "vitest";
import {
  blankQuestion,
  cleaned,
  KINDS,
  labelOfValue,
  moved,
  nextOption,
  textIn,
  withoutLostBranches,
} from "./question-draft.ts";
import type { Question } from "./question-queries.ts";

const csat: Question = { id: "csat", kind: "csat", text: { en: "How was the delivery?" } };
const why: Question = {
  id: "why",
  kind: "choice",
  text: { en: "What was wrong?" },
  several: true,
  options: [
    { value: "late", label: { en: "Late", lv: "Vēlu" } },
    { value: "broken", label: { en: "Broken" } },
  ],
  when: { question: "csat", anyOf: ["1", "2"] },
};
const words: Question = {
  id: "words",
  kind: "text",
  text: { en: "Tell us more" },
  when: { question: "why", anyOf: ["late"] },
};

describe("a new question", () => {
  test("has a name that no other has, however many of its kind there are", () => {
    const made: Question[] = [];
    for (let n = 0; n < 4; n += 1) made.push(blankQuestion("csat", "en", made));
    expect(made.map(({ id }) => id)).toEqual(["csat", "csat2", "csat3", "csat4"]);
    expect(
      blankQuestion(
        "csat",
        "en",
        [made[0], made[2]].filter((q) => q !== undefined),
      ).id,
    ).toBe("csat2");
  });

  test.each(KINDS)("of the kind %s has a text in the language in which it is written", (kind) => {
    const question = blankQuestion(kind, "lv", []);
    expect(question).toMatchObject({ kind, text: { lv: "" } });
    expect(question.when).toBeUndefined();
  });

  test("has options whose values are taken by nobody, also after one was removed", () => {
    expect(nextOption([{ value: "option1" }, { value: "option3" }], "en").value).toBe("option4");
    expect(nextOption([{ value: "late" }], "en")).toEqual({ value: "option2", label: { en: "" } });
  });
});

describe("what is saved", () => {
  test("leaves out texts that are empty, in questions, options and the ends of a scale", () => {
    const scale = blankQuestion("scale", "en", []);
    const given: Question[] = [
      { ...csat, text: { en: "How was it?", lv: "  " } },
      { ...why, options: [{ value: "late", label: { en: "Late", lv: "" } }] } as Question,
      { ...scale, text: { en: "How easy?" }, lowEnd: { en: "hard", sv: "" } } as Question,
    ];
    expect(cleaned(given)).toMatchObject([
      { text: { en: "How was it?" } },
      { options: [{ value: "late", label: { en: "Late" } }] },
      { lowEnd: { en: "hard" }, highEnd: {} },
    ]);
    expect(Object.keys(cleaned(given)[0]?.text ?? {})).toEqual(["en"]);
  });

  test("keeps the value of an option, whatever became of its label", () => {
    const renamed = { ...why, options: [{ value: "late", label: { en: "Too late" } }] } as Question;
    expect(cleaned([renamed])).toMatchObject([{ options: [{ value: "late" }] }]);
  });
});

describe("branches", () => {
  test("a branch goes when what it hangs from comes later now", () => {
    expect(moved([csat, why, words], 1, -1).map(({ id, when }) => [id, when])).toEqual([
      ["why", undefined],
      ["csat", undefined],
      ["words", { question: "why", anyOf: ["late"] }],
    ]);
  });

  test("moving down and up again keeps the order, but a branch that was lost does not come back", () => {
    const back = moved(moved([csat, why], 0, 1), 1, -1);
    expect(back.map(({ id }) => id)).toEqual(["csat", "why"]);
    expect(back[1]?.when).toBeUndefined();
  });

  test("a branch on an option that is gone loses that option; on the last one, it goes", () => {
    const withoutLate = {
      ...why,
      options: [{ value: "broken", label: { en: "Broken" } }],
    } as Question;
    expect(withoutLostBranches([csat, withoutLate, words])[2]?.when).toBeUndefined();
    const either = { ...words, when: { question: "why", anyOf: ["late", "broken"] } };
    expect(withoutLostBranches([csat, withoutLate, either])[2]?.when).toEqual({
      question: "why",
      anyOf: ["broken"],
    });
  });

  test("a branch on a question that is gone goes", () => {
    expect(withoutLostBranches([why])[0]?.when).toBeUndefined();
  });
});

describe("names of values", () => {
  const say = (key: string) => (key === "csat.1" ? "Very dissatisfied" : undefined);

  test("an option is called by its label in the language, or in any there is", () => {
    expect(labelOfValue(why, "late", "lv", say)).toBe("Vēlu");
    expect(labelOfValue(why, "broken", "lv", say)).toBe("Broken");
    expect(labelOfValue(why, "gone", "lv", say)).toBe("gone");
  });

  test("a step of satisfaction is called by its words, another step by its number", () => {
    expect(labelOfValue(csat, "1", "en", say)).toBe("Very dissatisfied");
    expect(labelOfValue({ ...csat, kind: "stars" } as Question, "4", "en", say)).toBe("4");
  });

  test("a text that is missing everywhere is empty", () => {
    expect(textIn({ en: "", lv: "" }, "sv")).toBe("");
  });
});
