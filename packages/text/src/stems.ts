import { fold } from "./normalise.ts";

/** Endings by language, longest first; for discovered topics, where "rinda", "rindas", "rindā" are one word. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  en: ["ingly", "edly", "ings", "ing", "ies", "ed", "ly", "es", "s"],
  sv: [
    ..."heterna heten heter arnas ernas ornas andes arna erna orna ande ende aste ades ens ets ar er or en et as es na a e s".split(
      " ",
    ),
  ],
  lv: [
    ..."šanas šanai šanu šana iem ies ais ajam ajai ajos ajās ām ēm am im um ais as es is us os ās ēs īs ai ei ij u a e i ā ē ī ū o s š"
      .split(" ")
      .map(fold),
  ],
  ru: [
    ..."иями ями ами иях ях ах ыми ими ого его ому ему ыми ешь ете ишь ите ает ают яет яют ить ать ять еть ый ий ой ая яя ое ее ые ие ую юю ов ев ей ам ям ом ем ы и а я о е у ю ь й".split(
      " ",
    ),
  ],
  fr: [
    ..."issements issement ements ement ations ation euses euse aient ants ante ant ées ée és er ez es e s x"
      .split(" ")
      .map(fold),
  ],
  de: [..."ungen ung heiten heit keiten keit ern em en er es e n s".split(" ")],
  es: [
    ..."amientos amiento aciones acion mente adas ados ada ado ando iendo es as os a o e s".split(
      " ",
    ),
  ],
};

const SHORTEST_STEM = 4;

/** The word without its ending, as far as simple rules tell; the word itself where there are none. */
export function stemOf(folded: string, language: string): string {
  const endings = ENDINGS[language];
  if (endings === undefined) return folded;
  for (const ending of endings) {
    if (folded.length - ending.length >= SHORTEST_STEM && folded.endsWith(ending))
      return folded.slice(0, -ending.length);
  }
  return folded;
}
