import type { Field } from "../import-plan.ts";

/** Fields that a column's name alone may claim. Names are compared as `words()` gives them, whole. */
const EXACT: readonly (readonly [Field, string])[] = [
  [
    "responseId",
    `response id|responseid|response uuid|respondent id|survey response id|submission id|submission uuid|answer id|feedback id|entry id|record id|interview id|response token|response number|response no|submission number|respondent|id ответа|номер ответа|atbildes id|atbildes numurs|svars id|svarsid|svarsnummer|antwort id|antwortnummer|id réponse|id de la réponse|id de respuesta|id da resposta|id risposta|id della risposta|antwoord id|id odpowiedzi|svar id|vastauksen id|id`,
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
    `finished|completed|is complete|complete|is completed|is finished|status|response status|survey status|completion status|completion|submission status|record status|response state|state|response type|progress|percent complete|completion rate|completeness|завершено|завершен|завершён|статус|статус ответа|статус анкеты|состояние|прогресс|pabeigts|statuss|atbildes statuss|stāvoklis|slutförd|svarsstatus|abgeschlossen|beendet|antwortstatus|fortschritt|terminé|statut|statut de la réponse|état|progression|completado|finalizado|estado|estado de la respuesta|progreso|concluído|estado da resposta|progresso|completato|stato|stato della risposta|voltooid|afgerond|voortgang|antwoordstatus|ukończono|zakończono|stan|status odpowiedzi|postęp|fuldført|fullført|valmis|tila|olek|būsena|stav|disposition|outcome`,
  ],
  [
    "test",
    `test|is test|is test data|test response|test data|is preview|preview|preview mode|mode|environment|тест|тестовый|предпросмотр|tests|testa atbilde|testsvar|förhandsgranskning|vorschau|aperçu|vista previa|anteprima|voorbeeld|podgląd`,
  ],
  [
    "ignore",
    `ip address|ip|ipaddress|ip адрес|ip адреса|ip adrese|ip adress|ip adresse|adresse ip|dirección ip|latitude|longitude|location latitude|location longitude|lat|lon|lng|network id|seed|nps group|nps category|nps segment|group nps|rejected because`,
  ],
  [
    "unsubscribedAt",
    `unsubscribed at|unsubscribed on|unsubscribe date|отписался|дата отписки|atrakstījās|avregistrerad`,
  ],
  ["bouncedAt", `bounced at|bounced on|bounce date`],
  [
    "timeZone",
    `time zone|timezone|tz|часовой пояс|laika josla|tidszon|zeitzone|fuseau horaire|zona horaria|fuso horário|fuso orario|tijdzone|strefa czasowa`,
  ],
  [
    "consent",
    `consent|consent given|has consent|agreed|agreed to be asked|opt in|opted in|opt in status|marketing consent|survey consent|gdpr consent|согласие|согласие получено|piekrišana|samtycke|einwilligung|zustimmung|consentement|consentimiento|consentimento|consenso|toestemming|zgoda`,
  ],
  [
    "consentEmail",
    `email consent|consent email|email opt in|e mail consent|согласие на почту|e pasta piekrišana|samtycke e post`,
  ],
  [
    "consentSms",
    `sms consent|consent sms|sms opt in|text consent|согласие на sms|sms piekrišana|samtycke sms`,
  ],
  [
    "consentPhone",
    `phone consent|consent phone|call consent|согласие на звонки|tālruņa piekrišana|samtycke telefon`,
  ],
  [
    "consentTelegram",
    `telegram consent|consent telegram|согласие на telegram|telegram piekrišana|samtycke telegram`,
  ],
  [
    "consentAt",
    `consent at|consent date|consent given at|consented at|date of consent|opt in date|opted in at|дата согласия|piekrišanas datums|samtyckesdatum|datum för samtycke|einwilligung am|datum der einwilligung|date de consentement|fecha de consentimiento|data do consentimento|data del consenso|datum toestemming|data zgody`,
  ],
  [
    "consentWording",
    `consent wording|consent text|consent source|consent statement|wording of consent|текст согласия|источник согласия|piekrišanas teksts|piekrišanas avots|samtyckestext|text för samtycke|einwilligungstext|texte du consentement|texto del consentimiento|texto do consentimento|testo del consenso|tekst toestemming|treść zgody`,
  ],
  [
    "account",
    `account|account name|company|company name|organisation|organization|organisation name|organization name|employer|компания|организация|название компании|работодатель|uzņēmums|kompānija|uzņēmuma nosaukums|organizācija|företag|företagsnamn|bolag|firma|unternehmen|firmenname|entreprise|société|empresa|azienda|bedrijf|bedrijfsnaam`,
  ],
  [
    "accountRole",
    `account role|role in account|buying role|роль в компании|роль в закупке|loma uzņēmumā|roll i företaget`,
  ],
  ["telegram", `telegram|telegram id|telegram chat|telegram chat id|телеграм`],
];

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  EXACT.flatMap(([field, names]) => names.split(/[|\n]/).map((name) => [name, field] as const)),
);

/** The field that a whole name claims, if any. */
export function fieldNamed(name: string): Field | undefined {
  return BY_NAME.get(name);
}

export const SPEAKS_OF_DATE =
  /\b(date|time|timestamp|datum|fecha|tid|zeit|heure|hora|data|ora|datetime|tijd|tijdstip|czas|dato|tidspunkt|aika|päivä|aeg|kuupäev|laikas)\b|дата|время|час\b|datums|laiks|zeit$|tijd$|tidspunkt$|日時|日期|时间|날짜| at$|_at$/iu;

/**
 * "Would you recommend": the verb in the languages of the tools' users. The noun (recommendations, рекомендации,
 * ieteikumi, rekommendationer) asks for advice and is something else, unless it is called a score.
 */
const RECOMMEND =
  /recommend(?!ation)|recommand(?!ation)|recom(?:i)?end(?!aci|aç)|raccomand(?!azion)|consigli(?:er|are|a\b|esti)|empfehl(?!ung)|weiterempf|рекоменд(?!аци)|посовет(?:у|ова)|советуе|порад(?:и|ж)|ietei(?:k(?!um)|c)|rekomendē|rekommender|anbefal(?!ing)|aanbeve(?!ling)|aanrad|polec(?!eni)|poleca|doporuč(?!en)|odporúč(?!an)|soovita|rekomenduo|suositteli|suosittel(?!u)|tavsiye|ajánl(?!ás)|recomanda(?!r)|препорач|препоръч|preporuč|συστήσ|συστήν|勧め|薦め|すすめ|推荐|推薦|추천|توصي|להמליץ|תמליץ/iu;
const RECOMMENDATION =
  /recommendation|recommandation|recomendaci[oó]n|recomendaç|raccomandazion|empfehlung|рекомендаци|ieteikum|rekommendation|anbefaling|aanbeveling|polecen|doporučen|suositus|soovitus|rekomendacij/iu;
const MEASURED =
  /score|rating|rate\b|likelihood|likely|probab|index|scale|\b[01] ?[-–] ?10\b|10\b|оценк|балл|вероятн|шкал|готовн|vērtēj|balle|iespēj|skala|gatavīb|betyg|poäng|sannolik|benägen|vilja|bewertung|punkt|wahrschein|bereitschaft|skala|note\b|probabil|échelle|puntua|puntaje|calific|escala|nota\b|pontua|punteggio|voto|valuta|scala|cijfer|kans|waarschijn|schaal|ocen|skal|prawdopod|karakter|todennäk|asteik/iu;

const NPS =
  /\bnps\b|net promoter|likelihood to recommend|likely to recommend|\bltr\b|hur troligt .*rekommender|wahrscheinlich.*empfehl/iu;

/** NPS with nothing else in the name but words of scoring: "nps", "NPS score (0-10)", and not "nps_support". */
const BARE_NPS =
  /^(?:\W|_|nps|net|promoter|score|rating|value|question|answer|response|survey|result|q ?\d+|[01] ?[-–] ?10|\d+|оценка|балл|vērtējums|betyg|poäng|bewertung|wert|note|valeur|puntuación|puntaje|nota|punteggio|voto|cijfer|ocena|wynik)+$/iu;

/** A figure worked out from answers is none itself. */
const AVERAGED =
  /average|\bavg\b|\bmean\b|median|средн|медиан|vidēj|mediān|medel|snitt|durchschnitt|mittel|moyen|médian|promedio|mediana|\bmédia\b|\bmedia\b|gemiddeld|średni|gennemsnit|gjennomsnitt|keskiarvo|keskmine|vidurk|průměr/iu;

const JUST_A_SCORE = new Set(
  "score|rating|survey score|response score|оценка|балл|баллы|vērtējums|novērtējums|balle|betyg|poäng|bewertung|punkte|note|puntuación|puntaje|calificación|nota|punteggio|voto|cijfer|score cijfer|ocena|wynik|karakter|pisteet|hinne|balas|skóre".split(
    "|",
  ),
);

/**
 * How surely a column's name says that it holds the Net Promoter score: 95 when it asks about recommending and says NPS,
 * 90 when it is called NPS and nothing else, 80 when it asks about recommending, 70 when it is the NPS of something
 * ("nps_support"), 50 when it only says "score"; 0 when it says nothing of the kind.
 */
export function scoreClaim(name: string): 0 | 50 | 70 | 80 | 90 | 95 {
  if (AVERAGED.test(name)) return 0;
  const asks = RECOMMEND.test(name) || (RECOMMENDATION.test(name) && MEASURED.test(name));
  const isNps = NPS.test(name);
  if (asks) return isNps && /\bnps\b|net promoter/i.test(name) ? 95 : 80;
  if (isNps) return BARE_NPS.test(name) ? 90 : 70;
  return JUST_A_SCORE.has(name.replace(/ ?\(?[01] ?[- ] ?10\)?$/, "")) ? 50 : 0;
}

/** True when the name says NPS itself, which is 0 to 10 by definition. */
export function saysNps(name: string): boolean {
  return /\bnps\b|net promoter/i.test(name);
}

const COMMENT_NAMES = new Set(
  `comment|comments|feedback|verbatim|text|response text|open text|answer text|reason|why|review|customer comment|score comment|nps comment|nps reason|nps feedback|reason for score|score reason|open comment|comment text|additional comments|any comments|комментарий|комментарии|отзыв|почему|причина|пояснение|обоснование|комментарий к оценке|komentārs|komentāri|atsauksme|kāpēc|iemesls|pamatojums|paskaidrojums|kommentar|kommentarer|omdöme|varför|anledning|orsak|fritext|motivering|kommentare|warum|grund|begründung|anmerkung|anmerkungen|commentaire|commentaires|pourquoi|avis|raison|justification|comentario|comentarios|por qué|motivo|razón|observaciones|comentário|comentários|por quê|por que|justificativa|razão|commento|commenti|perché|motivazione|osservazioni|opmerking|opmerkingen|toelichting|waarom|reden|komentarz|komentarze|dlaczego|powód|uzasadnienie|uwagi|begrundelse|hvorfor|begrunnelse|kommentti|kommentit|miksi|perustelu|kommentaar|miks|põhjus|komentaras|kodėl|priežastis|komentář|proč|důvod|коментар|чому|причина оцінки`.split(
    "|",
  ),
);

const ASKS_WHY =
  /\bwhy\b|\breasons?\b|\bcomment|main thing|anything else|почему|причин|коммент|обоснуй|поясните|расскажите|чому|kāpēc|iemesl|komentār|pamato|pastāsti|varför|anledning|kommentar|motivera|berätta|warum|weshalb|wieso|grund für|begründ|pourquoi|raison|commentaire|expliquez|por qué|porqué|motivo|razón|comentario|por ?qu[eê]|razão|comentário|perch[eé]|motiv[oa]|ragione|comment[oi]|waarom|reden|toelicht|opmerking|dlaczego|powód|powod|uzasadn|komentarz|hvorfor|begrund|begrunn|miksi|perustel|miks|põhjus|kodėl|priežast|proč|důvod|なぜ|理由|为什么|原因|이유/iu;

const ASKS_WHAT =
  /what (?:would|could|can|do you|is the|made|should|did|else)|tell us|how (?:can|could) we (?:improve|do better)|что (?:нам|мы|вам|повлияло|бы|улучшить|понравилось)|ko (?:mēs|mums|jūs|varam|varētu)|vad (?:är|kan|skulle|var)|was (?:können|könnten|ist|war|hat)|que (?:pouvons|pourrions)|qu'est-ce|qué (?:podemos|podríamos|es|le)|o que (?:podemos|podíamos|mais)|cosa (?:possiamo|potremmo)|wat (?:kunnen|kan|zou|is)|co (?:możemy|moglibyśmy|mogli)|hvad (?:kan|kunne|er)|hva (?:kan|kunne|er)|mitä/iu;

/** 100 when the name is a comment's, 60 when it asks why; else 0. */
export function commentClaim(name: string): 0 | 60 | 100 {
  if (COMMENT_NAMES.has(name)) return 100;
  if (ASKS_WHY.test(name)) return 60;
  return ASKS_WHAT.test(name) && !NAMES_SOMETHING.test(name) ? 60 : 0;
}

/** Names of companies, shops, places, plans and people: text, and nobody's words about us. */
const NAMES_SOMETHING =
  /\b(?:company|organi[sz]ation|employer|business|account|client|customer|brand|store|shop|branch|location|office|city|town|country|region|state|address|street|plan|package|product|item|model|title|job|position|role|department|team|manager|agent|owner|consultant|advisor|school|university|hotel|restaurant|venue|event|course|campaign|segment|category|type|source|medium|page|url|link|device|browser|platform|os|name|collector|list|survey|supplier|vendor|partner|industry|sector)\b|компани|организац|клиент|магазин|филиал|город|страна|регион|адрес|тариф|план\b|продукт|товар|должност|отдел|менеджер|бренд|фирм|uzņēm|organizāc|klient|veikal|filiāl|pilsēt|valst|reģion|adrese|plān|produkt|prece|amats|nodaļa|vadītāj|zīmol|firma|företag|organisation|kund|butik|filial|stad\b|ort\b|land\b|adress|abonnemang|produkt|titel|avdelning|chef|märke|bolag|unternehmen|firma|kunde|geschäft|laden|filiale|stadt|adresse|tarif|produkt|abteilung|entreprise|société|client|magasin|agence|ville|pays|région|produit|service\b|poste|empresa|compañía|cliente|tienda|sucursal|ciudad|país|producto|puesto|azienda|società|negozio|città|prodotto|bedrijf|winkel|filiaal|klant|firma|sklep|oddział|miasto|produkt/iu;

/** True when the name says that the column names something, and does not ask for words about it. */
export function namesSomething(name: string): boolean {
  return NAMES_SOMETHING.test(name) && !ASKS_WHY.test(name);
}

/** A last name stands after a first name, whichever column comes first. */
export function isLastName(name: string): boolean {
  return (
    /last ?name|surname|family name|фамилия|uzvārds|efternamn|nachname|apellido/i.test(name) &&
    !/first|för|vārds un|имя/i.test(name)
  );
}
