import type { Field } from "../import-plan.ts";

/** Fields that a column's name alone may claim. Names are compared as `words()` gives them, whole. */
const EXACT: readonly (readonly [Field, string])[] = [
  [
    "responseId",
    `response id|responseid|respondent id|survey response id|submission id|answer id|respondent|id ответа|номер ответа|atbildes id|svars id|svarsid|antwort id|id réponse|id de respuesta|id`,
  ],
  [
    "answeredAt",
    `answered at|responded at|response date|response time|date of response|submitted at|submit date|date submitted|submission date|completion time|completed at|end date|recorded date|survey date|timestamp|created at|created date|date created|created|date|date time|datetime|time
дата ответа|дата|дата и время|отметка времени|время|atbildes datums|datums|datums un laiks|laiks|svarsdatum|datum|tid|tidpunkt|datum und uhrzeit|zeitstempel|datum der antwort|date de réponse|date et heure|horodateur|fecha|fecha de respuesta|fecha y hora|marca temporal|data`,
  ],
  [
    "email",
    `email|e mail|email address|e mail address|mail|person email|customer email|respondent email|contact email|почта|эл почта|электронная почта|адрес электронной почты|e pasts|epasts|e pasta adrese|e post|epost|e postadress|mejl|e mail adresse|courriel|adresse e mail|adresse email|correo|correo electrónico`,
  ],
  [
    "phone",
    `phone|phone number|mobile|mobile phone|mobile number|telephone|tel|cell|cell phone|person phone number|respondent phonenumber|телефон|номер телефона|мобильный телефон|мобильный|tālrunis|tālruņa numurs|telefons|mobilais|telefon|telefonnummer|mobil|mobilnummer|handy|téléphone|numéro de téléphone|teléfono|móvil`,
  ],
  [
    "name",
    `name|full name|fullname|customer name|person name|respondent name|contact name|first name|firstname|given name|last name|lastname|surname|family name|respondent firstname|respondent lastname
имя|фамилия|фио|имя и фамилия|имя клиента|vārds|uzvārds|vārds uzvārds|vārds un uzvārds|klienta vārds|namn|förnamn|efternamn|för och efternamn|vorname|nachname|prénom|nom|nom complet|nombre|apellido|apellidos|nombre completo`,
  ],
  [
    "externalId",
    `external id|person id|user id|userid|customer id|client id|contact id|member id|customer number|customer no|external reference|external data reference|uuid|id клиента|номер клиента|код клиента|klienta id|klienta numurs|klienta kods|kund id|kundid|kundnummer|kundennummer|kunden id|numéro client|id client|número de cliente|id de cliente`,
  ],
  [
    "language",
    `language|user language|start language|locale|lang|survey language|язык|valoda|språk|sprache|langue|idioma`,
  ],
  ["tags", `tags|tag|labels|теги|метки|birkas|tagi|taggar|étiquettes|etiquetas`],
  [
    "touchpoint",
    `touchpoint|touch point|точка контакта|saskarsmes punkts|kontaktpunkt|point de contact|punto de contacto`,
  ],
  ["channel", `channel|survey channel|channel type|канал|kanāls|kanal|canal`],
  [
    "finished",
    `finished|completed|is complete|complete|завершено|pabeigts|slutförd|abgeschlossen|terminé|completado`,
  ],
  ["test", `test|is test|is test data|test response|тест|tests`],
  [
    "ignore",
    `ip address|ip|ipaddress|ip адрес|ip адреса|ip adrese|ip adress|ip adresse|adresse ip|dirección ip|latitude|longitude|location latitude|location longitude|lat|lon|lng|network id|seed|nps group|nps category|nps segment|group nps|rejected because`,
  ],
  [
    "unsubscribedAt",
    `unsubscribed at|unsubscribed on|unsubscribe date|отписался|дата отписки|atrakstījās|avregistrerad`,
  ],
  ["bouncedAt", `bounced at|bounced on|bounce date`],
];

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  EXACT.flatMap(([field, names]) => names.split(/[|\n]/).map((name) => [name, field] as const)),
);

/** Which of several names for a date means the answer, best first; what stands later in the list is used when nothing better is there. */
const DATE_NAMES = (EXACT.find(([field]) => field === "answeredAt")?.[1] ?? "").split(/[|\n]/);

/** The field that a whole name claims, if any. */
export function fieldNamed(name: string): Field | undefined {
  return BY_NAME.get(name);
}

/** Lower is better; names that are not in the list come last. */
export function dateRank(name: string): number {
  const rank = DATE_NAMES.indexOf(name);
  return rank < 0 ? DATE_NAMES.length : rank;
}

export const SPEAKS_OF_DATE =
  /\b(date|time|datum|fecha|tid|zeit|heure)\b|дата|время|datums|laiks/iu;

/**
 * "Would you recommend": the verb in the languages of the tools' users. The noun (recommendations, рекомендации,
 * ieteikumi, rekommendationer) asks for advice and is something else.
 */
const RECOMMEND =
  /recommend(?!ation)|recommand(?!ation)|recom(?:i)?end(?!aci|aç)|raccomand(?!azion)|empfehl(?!ung)|weiterempf|рекоменд(?!аци)|посовет(?:у|ова)|ietei(?:k(?!um)|c)|rekomendē|rekommender|anbefal(?!ing)|aanbeve(?!ling)|poleca?|soovita|rekomenduo|suositteli/iu;

const NPS =
  /\bnps\b|net promoter|likelihood to recommend|likely to recommend|\bltr\b|hur troligt .*rekommender|wahrscheinlich.*empfehl/iu;

const JUST_A_SCORE = new Set(
  "score|rating|nps score|survey score|response score|оценка|балл|баллы|vērtējums|novērtējums|balle|betyg|poäng|bewertung|punkte|note|puntuación|puntaje|calificación|nota".split(
    "|",
  ),
);

/**
 * How surely a column's name says that it holds the Net Promoter score: 90 when it says so, 80 when it asks about
 * recommending, 50 when it only says "score"; 0 when it says nothing of the kind.
 */
export function scoreClaim(name: string): 0 | 50 | 80 | 90 {
  if (NPS.test(name)) return 90;
  if (RECOMMEND.test(name)) return 80;
  return JUST_A_SCORE.has(name.replace(/ ?\(?[01] ?[- ] ?10\)?$/, "")) ? 50 : 0;
}

/** True when the name says NPS itself, which is 0 to 10 by definition. */
export function saysNps(name: string): boolean {
  return /\bnps\b|net promoter/i.test(name);
}

const COMMENT_NAMES = new Set(
  `comment|comments|feedback|verbatim|text|response text|open text|answer text|reason|why|review|customer comment|score comment|nps comment|nps reason|nps feedback|комментарий|комментарии|отзыв|почему|причина|пояснение|komentārs|komentāri|atsauksme|kāpēc|iemesls|pamatojums|kommentar|kommentarer|omdöme|varför|anledning|orsak|fritext|kommentare|warum|grund|begründung|anmerkung|commentaire|commentaires|pourquoi|avis|raison|comentario|comentarios|por qué|motivo|razón`.split(
    "|",
  ),
);

const ASKS_WHY =
  /\bwhy\b|\breason|\bcomment|what (?:would|could|can|do you|is the)|main thing|почему|причин|коммент|что (?:нам|мы|повлияло|бы)|kāpēc|iemesl|komentār|varför|anledning|kommentar|vad (?:är|kan|skulle)|warum|grund für|was (?:können|könnten)|pourquoi|raison|commentaire|por qué|motivo|razón|comentario/iu;

/** 100 when the name is a comment's, 60 when it asks why; else 0. */
export function commentClaim(name: string): 0 | 60 | 100 {
  if (COMMENT_NAMES.has(name)) return 100;
  return ASKS_WHY.test(name) ? 60 : 0;
}

/** A last name stands after a first name, whichever column comes first. */
export function isLastName(name: string): boolean {
  return (
    /last ?name|surname|family name|фамилия|uzvārds|efternamn|nachname|apellido/i.test(name) &&
    !/first|för|vārds un|имя/i.test(name)
  );
}
