/**
 * What the name of a column of dates says that it is the date of, in the languages of the tools' users. The day of the
 * answer comes before the day somebody began, the record was made, or the file was written: a score of March that is
 * counted under the day of the export is wrong for ever.
 */
const ANSWERED =
  /answer|respon[ds]|reply|replied|submi|complet|finish|\bended?\b|\bend (?:date|time)|recorded|filled|voted|rated|scored|surveyed|survey date|feedback|review date|interview|ответ|заполн|заверш|оконч|отправ|выполн|конец|оценк|опрос|atbild|iesnieg|pabeig|beigu|aizpild|vērtēj|aptauj|svar|inskick|skickad|slut|avslut|ifylld|enkät|beantwort|antwort|abgesend|abgeschl|abgabe|ende\b|endzeit|fertigst|umfrage|répon|soumi|termin|fin\b|envoi|complét|sondage|respue|respon|enviad|envío|finaliz|encuesta|resposta|conclu|envio|término|preench|rispost|invio|inviat|completa|compila|fine\b|antwoord|beantw|ingezond|inzend|voltooi|afgerond|ingevuld|eind|odpowied|przesł|zakoń|ukończ|wypełn|svartid|besvar|fuldfør|fullfør|indsend|innsend|vastau|vastat|lõpet|esitat|atsaky|pateik|dokončen|odesl|відповід|tamamla|gönder|beküld|completăr|回答|送信|提交|응답|제출/iu;
const BEGUN =
  /\bstart|\bbegan|\bbegin|\bopen|\binvit|\bsent\b|\bsend\b|\basked|deliver(?:ed|y) (?:at|date|time)|\bcreat|\badded|\bregister|начал|старт|открыт|приглаш|создан|добавлен|регистрац|sāk|atvērt|uzaicin|izveid|reģistr|påbörj|börja|öppna|inbjud|skapa|begonnen|beginn|start|geöffnet|eingeladen|erstellt|angelegt|début|commenc|ouvert|invité|créé|créat|inicio|início|comienzo|iniciad|apert|abiert|invita|cread|criad|creat|creazione|inizio|aanvang|begin|geopend|uitgenod|aangemaakt|rozpocz|otwar|zapro|utworz|oprett|opprett|aloit|luotu|algus|loodud|pradž|sukur|zahájen|vytvoř|створен|почат/iu;
const LATER =
  /updat|modif|chang|edit|export|download|import(?:ed)?\b|synced|processed|exporter|обновл|измен|экспорт|выгруз|скач|загруж|atjaun|labot|mainīt|eksport|lejupiel|uppdater|ändra|exporter|hämta|aktualisiert|geändert|bearbeitet|heruntergel|mise à jour|modifi|téléchar|actualiz|modific|descarg|atualiz|exportad|baixad|aggiorn|esporta|scarica|bijgewerkt|gewijzigd|geëxport|gedownload|aktualiz|zmodyf|eksporto|pobra|opdater|ændret|oppdater|endret|päivit|muokat|muudet|atnaujin|keit|aktualizov|změn|оновл|змін/iu;
const ELSE =
  /birth|\bdob\b|\bage\b|born|purchas|\border|\bvisit|appointment|booking|check ?-?(?:in|out)|arriv|depart|renew|expir|valid|contract|subscri|sign ?-?up|joined|\bhire|\bdue\b|deadline|deliver|shipp|invoice|payment|install|last (?:seen|login|visit)|cancel|closed|resol|follow|рожден|покупк|заказ|визит|посещ|брони|заезд|выезд|продлен|истек|догов|подпис|оплат|доставк|последн|dzim|pirkum|pasūt|vizīt|apmeklē|rezerv|līgum|abon|apmaks|piegād|pēdēj|födel|köp|beställ|besök|bokning|ankomst|avresa|avtal|prenum|betal|leverans|senast|geburt|kauf|bestell|besuch|termin|buchung|anreise|abreise|vertrag|ablauf|zahl|liefer|letzte|naiss|achat|command|visite|réserv|arrivée|départ|contrat|abonn|paiement|livrais|derni|nacim|compra|pedido|visita|reserva|llegada|salida|contrato|vencim|pago|entrega|últim|nascim|compr|chegada|saída|nascita|acquisto|ordine|prenota|arrivo|partenza|scaden|contratto|pagam|consegna|ultim|geboor|aankoop|bestel|bezoek|boeking|aankomst|vertrek|contract|betaal|lever|laatste|urodz|zakup|zamów|wizyt|rezerw|przyjazd|wyjazd|umow|płatno|dostaw|ostatn|fødsel|køb|kjøp|syntym|osto|sünni|gimim|narozen/iu;

/** 0 the day of the answer, 1 just a date, 2 when it was begun or made, 3 when it was changed or exported, 4 another event. */
export function dateRank(name: string): 0 | 1 | 2 | 3 | 4 {
  if (LATER.test(name)) return 3;
  if (BEGUN.test(name) && !/respon|submi|answer|ответ|svar|antwort|répon|respue/i.test(name))
    return 2;
  if (ANSWERED.test(name)) return 0;
  if (ELSE.test(name)) return 4;
  return 1;
}
