/** What a tool says became of an answer. */
export type Completion = "done" | "unfinished" | "test" | "disqualified" | "discarded";

/**
 * Words for it, in the languages that the exports of survey tools speak. Sources: the status columns of Alchemer,
 * Forsta, Jotform, LimeSurvey, Netigate, Qualtrics, Questback, QuestionPro, SmartSurvey, Sogolytics, SurveyMonkey,
 * SurveySparrow, Typeform, Webropol and Zoho Survey, and how spreadsheets write true and false.
 */
const WORDS: Readonly<Record<Completion, string>> = {
  done: `complete|completed|complete response|completed response|finished|submitted|success|successful|closed|approved|live|final|done|responded|answered|valid|ip address|imported|offline|real|production
завершено|завершен|завершён|завершена|завершенный|завершённый|заполнено|заполнен|отправлено|полностью|пройден|пройдено|готово|выполнено
pabeigts|pabeigta|pabeigtas|iesniegts|iesniegta|aizpildīts|aizpildīta|pilnīga|pilnīgs
slutförd|slutfört|avslutad|komplett|fullständig|inskickad|färdig|besvarad|klar
abgeschlossen|vollständig|beendet|abgesendet|komplett ausgefüllt|fertig
terminé|terminée|complet|complète|complété|complétée|achevé|soumis|envoyé|fini
completa|completado|completada|finalizado|finalizada|enviado|enviada|terminado|terminada
completo|concluído|concluída|concluido|enviada|finalizado
completato|completata|inviato|inviata|terminato|concluso
voltooid|afgerond|ingezonden|compleet|volledig|afgesloten
ukończono|ukończona|ukończone|zakończono|zakończona|zakończone|kompletna|pełna|wysłano
fuldført|gennemført|afsluttet|fullført|gjennomført|avsluttet
valmis|täydellinen|lähetetty|vastattu|lõpetatud|esitatud|baigta|užbaigta|pateikta|dokončeno|dokončené|завершений|завершено|tamamlandı|befejezett|finalizat|ολοκληρώθηκε|完了|完成|완료`,
  unfinished: `partial|partially|partially complete|partially completed|partial response|partial complete|incomplete|not complete|not completed|uncompleted|unfinished|not finished|in progress|in-progress|started|begun|opened|open|viewed|abandoned|dropped|drop off|dropout|dropped out|draft|pending|saved|interrupted|suspended|not submitted|not started|no response|timeout|timed out|expired
частично|частичный|частичное|не завершено|не завершен|не завершён|незавершено|незавершен|незавершён|незавершенный|незавершённый|не заполнено|не закончено|в процессе|начато|начат|черновик|прервано|прерван|неполный|неполное
daļējs|daļēja|daļēji|nepabeigts|nepabeigta|nav pabeigts|nav pabeigta|iesākts|iesākta|sākts|sākta|procesā|melnraksts|nepilnīgs|nepilnīga|pārtraukts
delvis|delvist|ofullständig|ej slutförd|inte slutförd|ej avslutad|oavslutad|påbörjad|påbörjat|pågående|pågår|avbruten|utkast|ofärdig
teilweise|teilweise ausgefüllt|teilweise abgeschlossen|unvollständig|nicht abgeschlossen|nicht beendet|begonnen|angefangen|in bearbeitung|abgebrochen|entwurf|unterbrochen
partiel|partielle|partiellement|incomplet|incomplète|non terminé|non terminée|inachevé|en cours|commencé|commencée|abandonné|brouillon|interrompu
parcial|parcialmente|incompleto|incompleta|sin terminar|no terminado|no completado|en curso|en progreso|iniciado|iniciada|abandonado|borrador
não concluído|não concluída|não finalizado|em andamento|em progresso|iniciada|rascunho|abandonada
parziale|parzialmente|non completato|non completata|non terminato|in corso|iniziato|iniziata|bozza|abbandonato
gedeeltelijk|deels|onvolledig|niet voltooid|niet afgerond|bezig|begonnen|gestart|concept|afgebroken|in behandeling
częściowa|częściowe|częściowo|niekompletna|niekompletny|nieukończona|nieukończone|nieukończono|niezakończona|niezakończono|w toku|w trakcie|rozpoczęta|rozpoczęto|przerwana|szkic
ufuldstændig|ikke fuldført|ikke afsluttet|påbegyndt|i gang|kladde|delvis besvaret|ufullstendig|ikke fullført|påbegynt
osittainen|kesken|keskeneräinen|aloitettu|luonnos|lõpetamata|osaline|alustatud|pooleli|nebaigta|dalinė|pradėta|částečné|nedokončeno|частково|незавершений|kısmi|eksik|részleges|parțial|μερική|部分完了|未完了|未完成|부분`,
  test: `test|tests|testing|test data|test response|survey test|preview|survey preview|survey preview spam|offline survey preview|demo|sample|sandbox|trial|dummy|debug|staging
тест|тестовый|тестовая|тестовое|тестовый ответ|предпросмотр|просмотр|предварительный просмотр|пробный|пробное
testa|testa atbilde|priekšskatījums|izmēģinājums|izmēģinājuma
testsvar|förhandsgranskning|förhandsvisning|provsvar
testantwort|vorschau|testdaten|probe
prévisualisation|aperçu|réponse test|essai
prueba|vista previa|previsualización|de prueba|teste|pré-visualização|visualização|prova|anteprima|voorbeeld|voorvertoning|testreactie|podgląd|testowa|testowe|testowy|eksempel|forhåndsvisning|esikatselu|testi|eelvaade|peržiūra|náhled|перегляд|önizleme|előnézet|プレビュー|テスト|预览|测试`,
  disqualified: `disqualified|disqualify|disqualification|screened out|screened|screen out|screenout|screener|terminated|termination|over quota|overquota|quota full|quota met|quota reached|quotafull|not qualified|unqualified|ineligible|rejected by screening
дисквалифицирован|дисквалифицирована|дисквалифицировано|дисквалификация|отсеян|отсеяно|отсев|квота|квота заполнена|превышение квоты|не подходит|не прошел отбор|не прошёл отбор
diskvalificēts|diskvalificēta|atsijāts|kvota|neatbilst
diskvalificerad|diskvalificerade|utsållad|bortsållad|kvot full|kvoten full
disqualifiziert|ausgescreent|screenout|quote voll|ausgeschlossen|quotenstopp
disqualifié|disqualifiée|non qualifié|quota atteint|exclu
descalificado|descalificada|cuota completa|cuota excedida|no calificado|desqualificado|desqualificada|quota excedida|squalificato|squalificata|quota raggiunta|gediskwalificeerd|quotum bereikt|quotum vol|zdyskwalifikowana|zdyskwalifikowany|zdyskwalifikowane|zdyskwalifikowano|diskvalificeret|diskvalifisert|hylätty|diskvalifitseeritud|diskvalifikuotas|diskvalifikováno|дискваліфіковано`,
  discarded: `deleted|removed|spam|spam response|ex spam|survey spam|duplicate|duplicated|archived|flagged|invalid|rejected|bot|fraud|fraudulent|bad quality|poor quality|excluded
удалено|удален|удалён|спам|дубликат|недействительный|недействительно|архив
dzēsts|dzēsta|mēstule|mēstules|dublikāts|nederīgs|nederīga|arhivēts
borttagen|raderad|skräp|skräppost|dubblett|ogiltig|arkiverad
gelöscht|duplikat|ungültig|archiviert
supprimé|supprimée|indésirable|doublon|invalide|archivé
eliminado|eliminada|no deseado|duplicado|inválido|excluído|eliminato|cestinato|duplicato|non valido|verwijderd|ongeldig|dubbel|usunięta|usunięto|duplikat|nieważna|slettet|poistettu|kustutatud|ištrinta|smazáno`,
};

/** True and false, as programs and spreadsheets write them in their users' languages. */
const YES = `true|1|yes|y|да|истина|правда|jā|ja|patiess|tiesa|sant|sann|sand|wahr|oui|vrai|si|sí|verdadero|sim|verdadeiro|vero|sì|waar|tak|prawda|kyllä|tosi|jah|tõene|taip|tiesa|ano|pravda|так|istina|evet|doğru|igen|igaz|da|adevărat|ναι|はい|是|예|100|100%`;
const NO = `false|0|no|n|нет|ложь|неправда|nē|aplams|nepatiess|nej|falskt|falsk|usann|nein|falsch|non|faux|falso|não|nao|niet waar|onwaar|nee|nie|fałsz|ei|epätosi|väär|ne|netiesa|nepravda|ні|hayır|yanlış|nem|hamis|nu|fals|όχι|いいえ|否|아니요`;

const byWord = new Map<string, Completion>();
for (const [meaning, words] of Object.entries(WORDS))
  for (const word of words.split(/[|\n]/))
    if (!byWord.has(word)) byWord.set(word, meaning as Completion);

const yes = new Set(YES.split("|"));
const no = new Set(NO.split("|"));

const plain = (cell: string) =>
  cell
    .toLowerCase()
    .replace(/[\s\u00a0_]+/g, " ")
    .replace(/[.!]+$/, "")
    .trim();

/** Yes, no, or undefined where the cell says neither. */
export function yesOrNo(cell: string): boolean | undefined {
  const word = plain(cell);
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  const meaning = byWord.get(word);
  return meaning === "done" ? true : meaning === "unfinished" ? false : undefined;
}

/** What a cell of a status column says became of the answer; undefined when it is none of these words. */
export function completionOf(cell: string): Completion | undefined {
  const word = plain(cell);
  const meaning = byWord.get(word);
  if (meaning) return meaning;
  if (yes.has(word)) return "done";
  if (no.has(word)) return "unfinished";
  const percent = /^(\d{1,3})(?:[.,]\d+)? ?%?$/.exec(word);
  if (percent) return Number(percent[1]) >= 100 ? "done" : "unfinished";
  // "Partial (page 3)", "Screened out - age": the word stands first.
  const first = /^(\p{L}[\p{L}\s-]*?)\s*[(:,–—/-]/u.exec(word)?.[1];
  return first === undefined ? undefined : byWord.get(first);
}

/** Beginnings that only a survey tool's words have; "open", "closed" and "test" are said of tickets and shops as well. */
const SURELY =
  /complet|incomplet|partial|disqualif|screen|finish|submitted|preview|quota|заверш|заполн|частичн|дисквалиф|pabeig|aizpild|daļēj|diskvalif|slutför|fullständig|delvis|förhandsg|abgeschl|vollständig|teilweise|vorschau|terminé|inachev|partiel|complét|finaliz|parcial|conclu|parzial|squalif|voltooid|afgerond|onvolledig|gedeeltelijk|ukończ|częściow|niekompl|zdyskwal|fuldført|fullført|gennemført|ufuld|valmis|kesken|完了|完成/;

/** A word that gives a column of such words away. */
export function isSurelyCompletion(cell: string): boolean {
  const word = plain(cell);
  return byWord.has(word) && SURELY.test(word);
}

/** The numbers that Qualtrics writes: previews, tests and what it takes for spam. */
const QUALTRICS_TRIALS = new Set(["1", "2", "8", "9", "12", "17", "40"]);

/** Whether an answer was a trial of whoever made the survey, or spam. */
export function isTrial(cell: string): boolean {
  const word = plain(cell);
  if (QUALTRICS_TRIALS.has(word)) return true;
  const meaning = byWord.get(word);
  return meaning === "test" || meaning === "discarded" || (meaning === undefined && yes.has(word));
}
