import { expect, test } from "vitest";
import { beggingSentences, toldOfBegging } from "./begging.ts";

test.each([
  "Please give us a 10.",
  "If you were happy, please rate us 10 out of 10!",
  "Only a 10 counts.",
  "Anything below a 9 is a fail for us.",
  "Kindly choose the highest score",
  "We'd love a ten from you!",
  "My bonus depends on your score.",
  "Поставьте, пожалуйста, 10",
  "Пожалуйста, поставьте нам десятку!",
  "Оцените нас на 10 баллов.",
  "Засчитывается многое, но только 10 считается.",
  "Просим вас поставить нам высшую оценку.",
  "Премия зависит от вашей оценки.",
  "Lūdzu, ielieciet mums 10!",
  "Novērtējiet mūs ar 10 ballēm.",
  "Tikai 10 skaitās.",
  "Lūdzam dot mums augstāko vērtējumu.",
  "Ge oss gärna en 10!",
  "Bara en tia räknas.",
  "Vi hoppas på högsta betyg.",
  "What about giving us a 10?",
])("a text of ours begs: %s", (text) => {
  expect(beggingSentences(text)).toEqual([text.trim()]);
});

test.each([
  "How likely are you to recommend us, from 0 to 10?",
  "0 is not at all likely, 10 is extremely likely.",
  "Please rate us from 0 to 10.",
  "What would it take for you to give us a 10?",
  "Vad skulle krävas för att du skulle ge en 10:a?",
  "Что нужно, чтобы вы поставили нам 10?",
  "Kas jādara, lai jūs mums dotu 10?",
  "Please give us ten minutes of your time.",
  "Please give us a call at 10.",
  "Thank you for giving us a chance. You gave us a 10!",
  "Here is a 10 % discount for you.",
  "We need 10 days to mend it.",
  "Please choose a number between 0 and 10.",
  "Оцените нас от 0 до 10.",
  "Поставьте оценку по шкале от 0 до 10.",
  "Дайте нам 10 минут.",
  "Вы поставили нам 10, спасибо!",
  "Novērtējiet mūs no 0 līdz 10.",
  "Lūdzu, dodiet mums 10 dienas.",
  "Välj ett tal från 0 till 10.",
  "Ge oss tio minuter.",
  "Hur troligt är det att du rekommenderar oss, från 0 till 10?",
])("a text of ours does not beg: %s", (text) => {
  expect(beggingSentences(text)).toEqual([]);
});

test.each([
  "The driver asked me to give him a 10.",
  "She begged for a ten",
  "I was told to leave five stars.",
  "They told us that only a 10 counts",
  "He said: please give us a 10!",
  "The waiter said his bonus depends on it: her bonus depends on it.",
  "Мастер просил поставить ему 10",
  "Продавец попросила, чтобы я поставила десятку.",
  "Выпрашивали десятку на кассе",
  "Сказали, что только 10 засчитывается",
  "Pārdevēja lūdza ielikt viņai 10.",
  "Kurjers prasīja desmitnieku",
  "Teica, ka tikai 10 skaitās",
  "Föraren bad mig ge honom en tia.",
  "De tjatade om högsta betyg",
])("a customer tells that somebody asked for the best score: %s", (text) => {
  expect(toldOfBegging(text)).toEqual([text.trim()]);
});

test.each([
  "I give you a 10",
  "I gave them a 10 because the driver was kind.",
  "10 out of 10!",
  "They asked me ten questions.",
  "He told us to wait ten minutes.",
  "I was asked to rate them from 0 to 10.",
  "She asked me to leave at 10.",
  "They asked for 10 euros more.",
  "I would give a 10 if the queue were shorter",
  "We asked for a 10 % discount.",
  "Best service in town, top marks",
  "Ставлю вам 10",
  "Поставил бы 10, если бы не очередь",
  "Попросили подождать 10 минут",
  "Просили оценить от 0 до 10",
  "Lieku jums 10",
  "Lūdza pagaidīt 10 minūtes",
  "Jag ger er en 10",
  "De bad mig vänta i tio minuter.",
  "",
])("a customer tells of no begging: %s", (text) => {
  expect(toldOfBegging(text)).toEqual([]);
});

test("the sentence is given as it was written, out of a longer text", () => {
  const text = "Nice shop. The cashier asked me to give her a 10! Otherwise fine.";
  expect(toldOfBegging(text)).toEqual(["The cashier asked me to give her a 10!"]);
});

test("a long text of one word is read in a moment", () => {
  const began = performance.now();
  toldOfBegging(`${"asked me to give ".repeat(600)}10`);
  beggingSentences(`${"please give us ".repeat(600)}10`);
  expect(performance.now() - began).toBeLessThan(500);
});
