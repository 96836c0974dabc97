/** Words of one language that make a question lead, ask twice, confuse or flatter; regular expressions. */
export interface WordingPatterns {
  /** Puts the answer into the customer's mouth. */
  leading: readonly string[];
  /** Joins two things into one question. */
  and: readonly string[];
  /** Makes "yes" mean "no". */
  negated: readonly string[];
  /** Words of the trade that customers do not use. */
  jargon: readonly string[];
  /** Takes for granted that it was good. */
  assumesGood: readonly string[];
  recommend: readonly string[];
  us: readonly string[];
}

/** Initials and loan words that mean nothing to customers in any language. */
const TRADE = [
  "NPS",
  "CSAT",
  "KPI",
  "SLA",
  "ROI",
  "UX",
  "CRM",
  "B2B",
  "touchpoints?",
  "omnichannel",
];

export const WORDING_PATTERNS: Readonly<Record<string, WordingPatterns>> = {
  en: {
    leading: [
      "(?:do|would|wo)n['’]t you",
      "(?:is|are|was|were)n['’]t (?:it|you|we|they)",
      "surely",
      "of course",
      "obviously",
      "(?:would|do) you agree(?: that)?",
      "how (?:much|well) (?:do|did) (?:you|we) (?:love|like|enjoy)",
      "as most (?:people|customers)",
    ],
    and: ["and", "and/or", "as well as"],
    negated: ["not", "never", "no longer", "unlikely", "\\p{L}+n['’]t", "unable", "without"],
    jargon: [
      ...TRADE,
      "onboarding",
      "stakeholders?",
      "leverage",
      "synergy",
      "value proposition",
      "end[- ]to[- ]end",
      "offering",
      "ecosystem",
      "best[- ]in[- ]class",
    ],
    assumesGood: [
      "great",
      "excellent",
      "amazing",
      "wonderful",
      "fantastic",
      "outstanding",
      "award[- ]winning",
      "world[- ]class",
      "delightful",
      "superb",
      "high[- ]quality",
      "(?:love|loved|enjoyed?)",
    ],
    recommend: ["recommend(?:ing)?"],
    us: ["us", "our \\p{L}+", "this \\p{L}+"],
  },
  ru: {
    leading: [
      "не правда ли",
      "согласны ли вы",
      "вы же",
      "ведь",
      "разве",
      "конечно",
      "очевидно",
      "разумеется",
      "несомненно",
      "как и большинство",
    ],
    and: ["и", "а также", "и/или"],
    negated: ["не", "никогда", "ни разу", "нельзя", "без"],
    jargon: [
      ...TRADE,
      "онбординг\\p{L}*",
      "стейкхолдер\\p{L}*",
      "точк\\p{L}* контакта",
      "клиентск\\p{L}* опыт\\p{L}*",
      "экосистем\\p{L}*",
      "омниканальн\\p{L}*",
      "ценностн\\p{L}* предложени\\p{L}*",
      "бизнес-процесс\\p{L}*",
    ],
    assumesGood: [
      "отличн\\p{L}*",
      "прекрасн\\p{L}*",
      "замечательн\\p{L}*",
      "великолепн\\p{L}*",
      "превосходн\\p{L}*",
      "лучш\\p{L}*",
      "потрясающ\\p{L}*",
      "высококлассн\\p{L}*",
      "высококачественн\\p{L}*",
      "понравил\\p{L}*",
    ],
    recommend: ["(?:по)?рекоменду\\p{L}*", "посовету\\p{L}*"],
    us: ["нас", "наш\\p{L}*", "эт\\p{L}+"],
  },
  lv: {
    leading: [
      "vai ne",
      "vai tad",
      "vai piekrītat",
      "protams",
      "acīmredzot",
      "taču",
      "neapšaubāmi",
      "kā vairums",
    ],
    and: ["un", "kā arī", "un/vai"],
    negated: ["nav", "nekad", "ne", "bez", "nebija", "neesat", "neiesak\\p{L}*", "neieteik\\p{L}*"],
    jargon: [
      ...TRADE,
      "klientu pieredz\\p{L}*",
      "saskares punkt\\p{L}*",
      "ieinteresēt\\p{L}+ pu(?:se|ses|šu)",
      "ekosistēm\\p{L}*",
      "vērtības piedāvājum\\p{L}*",
      "biznesa proces\\p{L}*",
    ],
    assumesGood: [
      "lielisk\\p{L}*",
      "izcil\\p{L}*",
      "brīnišķīg\\p{L}*",
      "fantastisk\\p{L}*",
      "vislabāk\\p{L}*",
      "labāk(?:ais|ā|o|ie|ās)",
      "augstas? kvalitāt\\p{L}*",
      "patika",
    ],
    recommend: ["(?:ie)?teiksi(?:et|t)", "iesaka\\p{L}*", "ieteik\\p{L}*"],
    us: ["mūs", "mūsu", "šo", "šīs"],
  },
  sv: {
    leading: [
      "visst",
      "eller hur",
      "håller du (?:inte )?med om",
      "självklart",
      "naturligtvis",
      "givetvis",
      "uppenbarligen",
      "som de flesta",
    ],
    and: ["och", "samt", "och/eller"],
    negated: ["inte", "aldrig", "ej", "icke", "utan", "osannolikt"],
    jargon: [
      ...TRADE,
      "onboarding\\p{L}*",
      "kundresa\\p{L}*",
      "kontaktpunkt\\p{L}*",
      "intressent\\p{L}*",
      "ekosystem\\p{L}*",
      "värdeerbjudande\\p{L}*",
      "leverabler?",
    ],
    assumesGood: [
      "fantastisk\\p{L}*",
      "utmärkt\\p{L}*",
      "underbar\\p{L}*",
      "enastående",
      "prisbelönt\\p{L}*",
      "härlig\\p{L}*",
      "(?:våra? )?bästa",
      "förstklassig\\p{L}*",
      "högkvalitativ\\p{L}*",
      "gillade",
      "älskar",
    ],
    recommend: ["rekommender\\p{L}*"],
    us: ["oss", "vår\\p{L}*", "den här", "det här"],
  },
};
