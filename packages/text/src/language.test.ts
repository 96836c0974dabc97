import { describe, expect, test } from "vitest";
import { readLanguage } from "./language.ts";
import { shipped } from "./testing/reader.ts";

const tell = (text: string, expected?: string) =>
  readLanguage(text, shipped.detect, expected).language;

describe("the language", () => {
  test.each([
    ["lv", "Apkalpošana bija ļoti laipna un ātra"],
    ["ru", "Очень вежливое обслуживание"],
    ["sv", "Personalen var mycket hjälpsam och glad"],
    ["en", "The delivery was late and the box was open"],
    ["uk", "Дуже приємний персонал і швидка доставка"],
    ["ja", "とても良いサービスでした"],
    ["zh", "服务很好，下次还会来"],
    ["ko", "서비스가 좋았어요"],
    ["he", "שירות מצוין"],
    ["el", "Πολύ καλή εξυπηρέτηση"],
    ["th", "บริการดีมาก"],
    ["ar", "الخدمة ممتازة والموظفون لطفاء"],
    ["fa", "خدمات بسیار خوب بود و کارکنان مهربان"],
  ])("%s is told from a sentence", (language, text) => {
    expect(tell(text)).toBe(language);
  });

  test("of a word or two is that of the survey", () => {
    expect(tell("ok", "lv")).toBe("lv");
    expect(tell("bra", "sv")).toBe("sv");
  });

  test("of a clear sentence is its own, whatever the survey was", () => {
    expect(tell("The delivery was late and nobody answered my letters", "sv")).toBe("en");
    expect(tell("Очень долго ждали", "lv")).toBe("ru");
  });

  test("of nothing is unknown, or that of the survey", () => {
    expect(tell("12 345 !!!")).toBe("und");
    expect(tell("12 345 !!!", "ru")).toBe("ru");
  });
});
