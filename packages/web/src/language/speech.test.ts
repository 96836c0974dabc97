import { expect, test } from "vitest";
import type { Catalogue } from "./load.ts";
import { makeSpeech } from "./speech.ts";

/** A loader that answers when told to, and notes what it was asked for. */
function slowLoader() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const load = (language: string, areas: readonly string[]) => {
    asked.push(`${language} ${areas.join(",")}`);
    return new Promise<Catalogue>((resolve) => {
      answers.push(() =>
        resolve(Object.fromEntries(areas.map((area) => [area, { hello: language }]))),
      );
    });
  };
  const answer = async () => {
    answers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, answer, load };
}

test("an area is fetched once, however many screens ask for it at the same time", async () => {
  const { asked, answer, load } = slowLoader();
  const speech = makeSpeech("lv", {}, load);
  const both = Promise.all([speech.need(["web"]), speech.need(["web"])]);
  await answer();
  await both;
  expect(asked).toEqual(["lv web"]);
  expect(speech.need(["web"])).toBeUndefined();
});

test("choosing a language fetches all that is spoken so far, and nothing changes before it is here", async () => {
  const { asked, answer, load } = slowLoader();
  const speech = makeSpeech("en", { web: { hello: "en" }, score: { hello: "en" } }, load);
  const chosen = speech.speak("ru");
  expect(speech.now().language).toBe("en");
  await answer();
  await chosen;
  expect(asked).toEqual(["ru web,score"]);
  expect(speech.now()).toEqual({
    language: "ru",
    catalogue: { web: { hello: "ru" }, score: { hello: "ru" } },
  });
});

test("an area that was on its way when the language changed comes in the new language", async () => {
  const { answer, load } = slowLoader();
  const speech = makeSpeech("en", { web: { hello: "en" } }, load);
  const needed = speech.need(["score"]);
  const chosen = speech.speak("sv");
  await answer(); // en score arrives while Swedish is being fetched
  await answer(); // sv web
  await answer(); // sv score, fetched because it had arrived meanwhile
  await Promise.all([needed, chosen]);
  expect(speech.now().language).toBe("sv");
  expect(speech.now().catalogue.score).toEqual({ hello: "sv" });
});
