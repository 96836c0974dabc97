/** Words for the upper end of a scale of likelihood or agreement, as tools and translators write them. */
const HIGH = `strongly agree|totally agree|completely agree|extremely likely|very likely|highly likely|most likely|definitely|absolutely|certainly|definitely yes
полностью согласен|полностью согласна|полностью согласен(на)|совершенно согласен|совершенно согласна|крайне вероятно|очень вероятно|наверняка|обязательно|точно порекомендую|обязательно порекомендую|определённо да|определенно да
pilnībā piekrītu|pilnīgi piekrītu|ļoti iespējams|ļoti ticams|noteikti|noteikti jā|noteikti ieteiktu|noteikti ieteikšu
instämmer helt|håller helt med|mycket troligt|extremt troligt|högst troligt|mycket sannolikt|extremt sannolikt|absolut|definitivt
stimme voll und ganz zu|stimme völlig zu|sehr wahrscheinlich|äußerst wahrscheinlich|auf jeden fall
tout à fait d'accord|tout à fait d’accord|très probable|extrêmement probable|tout à fait probable|certainement|absolument
totalmente de acuerdo|muy probable|extremadamente probable|definitivamente|sin duda`;

/** Words for the lower end. */
const LOW = `strongly disagree|totally disagree|completely disagree|extremely unlikely|very unlikely|highly unlikely|not at all likely|not likely at all|definitely not|certainly not|absolutely not|not at all
полностью не согласен|полностью не согласна|совершенно не согласен|совершенно не согласна|крайне маловероятно|совсем не вероятно|совершенно не вероятно|очень маловероятно|точно не порекомендую|ни за что|ни в коем случае|определённо нет|определенно нет
pilnībā nepiekrītu|pilnīgi nepiekrītu|ļoti maz ticams|nemaz nav ticams|nemaz nav iespējams|noteikti nē|noteikti neieteiktu|noteikti neieteikšu
instämmer inte alls|håller inte alls med|mycket osannolikt|inte alls troligt|inte alls sannolikt|högst osannolikt|absolut inte|definitivt inte
stimme überhaupt nicht zu|stimme gar nicht zu|sehr unwahrscheinlich|überhaupt nicht wahrscheinlich|äußerst unwahrscheinlich|auf keinen fall
pas du tout d'accord|pas du tout d’accord|pas du tout probable|très peu probable|extrêmement improbable|certainement pas|absolument pas
totalmente en desacuerdo|nada probable|muy poco probable|muy improbable|extremadamente improbable|definitivamente no`;

const NO_ANSWER = `n/a|na|n.a.|#n/a|nan|null|none|nil|-|–|—|.|no answer|no response|not answered|not applicable|don't know|don’t know|do not know|dk
н/д|нет ответа|не знаю|затрудняюсь ответить|без ответа
nav|nav atbildes|nezinu|nav zināms|n/p
ej svar|inget svar|vet ej|vet inte|e/t|ej tillämpligt
prefer not to say|prefer not to answer|refused|refusal|skipped|skip|unanswered|unknown|missing|no opinion|not sure|unsure|not provided|not given|(blank)|(empty)|[blank]|no data|no score|no rating|?|#null!|#value!|#ref!|#div/0!|none given|undefined
не отвечено|отказ|отказался|отказалась|пропущено|пропуск|нет оценки|нет данных|нет мнения|не определился|затрудняюсь|не применимо|неизвестно|не указано
neatbildēja|atteicās|izlaists|nav datu|nav vērtējuma|grūti pateikt|nav viedokļa|nevēlos atbildēt|nav norādīts
ingen uppgift|ej besvarad|ej besvarat|uppgift saknas|saknas|ingen åsikt|vill ej svara|vill inte svara|hoppade över|kan ej svara|okänt
keine angabe|k.a.|k. a.|weiß nicht|weiss nicht|keine antwort|keine meinung|nicht beantwortet|nicht zutreffend|übersprungen|unbekannt|entfällt|verweigert
sans réponse|ne sait pas|ns/nc|nsp|pas de réponse|non répondu|sans opinion|sans objet|non applicable|je ne sais pas|refus|ignoré|inconnu
sin respuesta|no sabe|no aplica|no sé|ns|no contesta|no responde|sin opinión|omitido|desconocido|no sabe/no contesta
sem resposta|não sabe|não sei|não aplicável|não se aplica|não respondeu|não respondido|prefiro não responder|sem opinião|ignorado
nessuna risposta|non so|non risponde|non applicabile|senza risposta|preferisco non rispondere|saltato|sconosciuto
geen antwoord|weet niet|weet ik niet|niet van toepassing|n.v.t.|nvt|geen mening|overgeslagen|niet beantwoord|onbekend
brak odpowiedzi|nie wiem|nie dotyczy|trudno powiedzieć|brak danych|odmowa|pominięto|brak
intet svar|ved ikke|vet ikke|ikke besvaret|ikke besvart|ikke relevant|ikke aktuelt|ingen svar|ei vastausta|en osaa sanoa|en tiedä|ei vastannut|ei oska öelda|vastamata|nežinau|neatsakė|nevím|bez odpovědi|не знаю|немає відповіді`;

const GROUPS = `promoter|promoters|passive|passives|neutral|neutrals|detractor|detractors|промоутер|промоутеры|критик|критики|нейтрал|нейтралы|детрактор|veicinātājs|pasīvais|kritiķis|noliedzējs|ambassadör|ambassadörer|passiv|passiva|kritiker|détracteur|promoteur|passif|promotor|pasivo|detractor`;

const setOf = (text: string) => new Set(text.split(/[|\n]/));

const HIGH_WORDS = setOf(HIGH);
const LOW_WORDS = setOf(LOW);
const NO_ANSWER_WORDS = setOf(NO_ANSWER);
const GROUP_WORDS = setOf(GROUPS);

/** Words as they are compared: lower case, single blanks, no closing mark. */
export const plainWords = (cell: string): string =>
  cell
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[.!]+$/, "")
    .trim();

/** Which end of a scale words stand for; undefined when they stand for neither. */
export function scaleEnd(plain: string): "high" | "low" | undefined {
  if (HIGH_WORDS.has(plain)) return "high";
  return LOW_WORDS.has(plain) ? "low" : undefined;
}

/** A cell that says nobody answered. */
export function saysNoAnswer(cell: string): boolean {
  return (
    cell === "" || NO_ANSWER_WORDS.has(cell.toLowerCase()) || NO_ANSWER_WORDS.has(plainWords(cell))
  );
}

/** Promoter, passive, detractor: a group, from which the score cannot be told. */
export function isGroupWord(plain: string): boolean {
  return GROUP_WORDS.has(plain);
}
