/** How one language speaks of asking for the best score: pieces of regular expressions, all in lower case. */
export interface BeggingWords {
  /** The best score, as it is asked for. */
  best: string;
  /** What may follow it when it is a score, and not ten minutes or ten euros. */
  after: string;
  /** Asking a reader for it: "please give us". The best score follows. */
  asking: readonly string[];
  /** Whole sentences that press without asking: "only a 10 counts". */
  pressing: readonly string[];
  /** A customer tells that somebody asked: "he asked me to give". The best score follows. */
  told: readonly string[];
  /** The same as whole sentences. */
  toldWhole: readonly string[];
  /** Somebody is quoted: what is asked for after it was asked of the customer. */
  said: string;
}

const SOME = (most: number) => `(?:,? \\p{L}[\\p{L}'-]*){0,${most}}?,?`;

const EN: BeggingWords = {
  best: "(?:an? |the )?(?:full |perfect |solid |straight )?(?:10s?|tens?|(?:9|nine) or (?:a )?(?:10|ten)|(?:5|five)[- ]stars?|(?:top|highest|maximum|full|best) (?:possible )?(?:scores?|marks?|ratings?|grades?))",
  after:
    "out|on|in|for|because|and|or|when|if|so|as|here|please|to|otherwise|from|afterwards|at|by|with|but|even|since|score|scores|rating|ratings|stars?|points|everywhere|today|next|this|that|too|then|it|will|would|is|was|only|rather|before|after",
  asking: [
    "(?:please|kindly|just|do|could you|can you|would you|would you mind|be so kind (?:and|as to)|we ask you to|remember to|don't forget to|make sure to|make sure you|and|then)? ?(?:giv(?:e|ing) (?:us|me|our \\p{L}+)|rat(?:e|ing) (?:us|me|our \\p{L}+)(?: with| at| as)?|scor(?:e|ing) (?:us|me)(?: with| at| as)?|mark us(?: with| as)?)",
    "(?:please|kindly|just) (?:give|leave|choose|pick|select|tap|click|press|tick|score)(?: on)?",
    "we(?:'d| would)? (?:really )?(?:need|want|hope for|are hoping for|count on|love|appreciate)(?: to get| to earn| your)?",
  ],
  pressing: [
    "only (?:an? )?(?:10s?|tens?|(?:9s?|nines?) (?:and|or) (?:10s?|tens?)|(?:5|five)[- ]stars?)(?: really)? (?:counts?|helps?|matters?|is good|will do|pass(?:es)?|are good)",
    "anything (?:less than|below|under|lower than|other than|but) (?:an? )?(?:10|ten|9|nine|(?:5|five)[- ]stars?)(?: is| counts| means| will| costs| hurts| does)",
    "(?:8|9|eight|nine)s? (?:is|are|counts as|means) (?:already )?an? (?:fail|failure|bad)",
    "(?:bonus|bonuses|pay|salary|wages?|job|jobs) (?:depends?|hangs?) on (?:your|this|the) (?:score|rating|answer|survey|feedback|mark|review)",
  ],
  told: [
    `(?<!(?:i|we) )(?:asked|begged|told|urged|pressured|instructed|pushed|reminded|forced|made|wanted|encouraged|nagged)(?: (?:me|us|everybody|everyone|customers|people|guests|my \\p{L}+))?(?: \\p{L}+){0,3}? (?:give|giving|leave|leaving|rate|rating|score|put|mark|choose|press|click|tap|select|tick)${SOME(4)}(?: with| as| at)?`,
    "(?:i was|we were|got|been|being) (?:asked|begged|told|urged|pressured|instructed|pushed|reminded) to (?:give|leave|rate|score|put|mark|choose|press|click|tap|select)(?: \\p{L}+){0,4}?",
    "(?:asked|begged|begging|begs|fishing|fished|pressed|pleaded|nagged)(?: (?:me|us))? for(?: only)?",
  ],
  toldWhole: [
    "(?:said|told (?:me|us)|explained|insisted|claimed)(?: that)?(?: \\p{L}+){0,3}? (?:only (?:an? )?(?:10s?|tens?)|anything (?:less than|below|under|but) (?:an? )?(?:10|ten|9|nine))",
    "(?:his|her|their|the driver's|the waiter's) (?:bonus|pay|salary|wages?|job) (?:depends?|depended|hangs?) on",
  ],
  said: "(?:said|says|told|asked|asks|kept saying|wrote|repeated|begged)",
};

const RU: BeggingWords = {
  best: "(?:10(?:-?(?:ку|тку))?|десять|десят(?:ку|ки|очку)|9 или 10|(?:наи)?высш(?:ую|ий|ие|его|ей) (?:оценк\\p{L}|балл\\p{L}*)|максимальн\\p{L}+ (?:оценк\\p{L}|балл\\p{L}*)|(?:пять|5) зв[её]зд\\p{L}*|самую высокую оценку|отличную оценку)",
  after:
    "из|за|на|и|или|если|чтобы|потому|пожалуйста|в|балл\\p{L}*|иначе|а|но|от|при|тогда|везде|ведь|для|когда|после|по|сегодня|нам|ему|ей|им",
  asking: [
    "(?:поставьте|поставь|ставьте|оцените|выберите|нажмите|отметьте|дайте|оставьте)(?:,? пожалуйста,?| нам| мне| нас| меня| на| нашу работу| только| именно)*",
    "(?:просим|прошу|просьба|будем рады,? если вы|будем благодарны,? если вы|не забудьте)(?: вас)? (?:поставить|поставите|оценить|оцените|выбрать|выберете|нажать|отметить|дать|дадите)(?: нам| мне| нас| меня| на| только| нашу работу)*",
    "нам (?:очень )?(?:нужна|нужны|важна|важны|нужно)(?: ваша| ваши| только)*",
  ],
  pressing: [
    "(?:только|лишь) (?:оценка |оценки )?(?:10|десят(?:ка|ки|ь)|9 и 10|девять и десять)(?: балл\\p{L}*)? (?:счита\\p{L}+|засчитыва\\p{L}+|учитыва\\p{L}+|ид[её]т в зач[её]т|помога\\p{L}+|име\\p{L}+ значение)",
    "(?:ниже|меньше|менее) (?:10|десяти|десятки|9|девяти|девятки).{0,30}(?:провал|неуд|двойк|не счита|не засчит|плох|штраф)",
    "(?:премия|зарплата|бонус|премии|работа) (?:нашего |моего |сотрудника )?завис\\p{L}+ от (?:вашей|ваших|этой|вашего) (?:оценк|отзыв|ответ)",
  ],
  told: [
    `(?<!я )(?:по|у)?(?:просил|просит|просят|умолял|уговаривал|требовал|велел|заставил|заставлял|настаивал|намекнул|намекал|настоял|говорил|сказал|убеждал)\\p{L}*${SOME(4)} (?:поставить|ставить|поставил\\p{L}*|ставил\\p{L}*|оценить|оценил\\p{L}*|выбрать|выбрал\\p{L}*|нажать|отметить|дать)${SOME(3)}(?: на)?`,
  ],
  toldWhole: [
    "(?:просил|попросил|выпрашивал|клянчил|требовал|умолял|просит|просят)\\p{L}*(?: \\p{L}+){0,3}? (?:десятку|десятки|(?:пять|5) зв[её]зд|(?:наи)?высш\\p{L}+ (?:оценк|балл)|максимальн\\p{L}+ (?:оценк|балл))",
    "(?:сказал|говорил|объяснил|утверждал)\\p{L}*,?(?: что)?(?: \\p{L}+){0,2}? (?:только|лишь) (?:10|десят\\p{L}+)",
    "(?:его|е[её]|их) (?:премия|зарплата|бонус) завис\\p{L}+",
  ],
  said: "(?:сказал|говорил|говорит|просил|попросил|просит|просят|написал|повторял)\\p{L}*",
};

const LV: BeggingWords = {
  best: "(?:10|desmit|desmitnieku|9 vai 10|(?:vis)?augstāko (?:vērtējumu|novērtējumu|atzīmi|balli)|maksimālo (?:vērtējumu|novērtējumu|atzīmi|punktu skaitu)|(?:5|piecas|piecām) zvaigzn\\p{L}+)",
  after:
    "no|par|un|vai|ja|lai|jo|lūdzu|ball\\p{L}+|punkt\\p{L}+|citādi|bet|visur|šodien|tad|aptaujā|anketā|pēc|kad|viņ\\p{L}+",
  asking: [
    "(?:dodiet|ielieciet|iedodiet|lieciet|atzīmējiet|izvēlieties|novērtējiet|vērtējiet|spiediet|nospiediet|atstājiet)(?:,? lūdzu,?| mums| man| mūs| mani| ar| uz| mūsu darbu| tikai)*",
    "(?:lūdzam|lūdzu|aicinām|būsim pateicīgi,? ja|priecāsimies,? ja)(?: jūs)? (?:dot|dosiet|ielikt|ieliksiet|likt|novērtēt|novērtēsiet|izvēlēties|izvēlēsieties|atzīmēt)(?: mums| man| mūs| mani| ar| tikai| mūsu darbu)*",
    "mums (?:ļoti )?(?:vajag|ir svarīgs|ir svarīgi|nepieciešams)(?: jūsu| tikai| saņemt)*",
  ],
  pressing: [
    "(?:tikai|vienīgi) (?:vērtējums )?(?:10|desmit|desmitnieks|desmitnieki|9 un 10)(?: balles| punkti)? (?:skaitās|tiek ieskaitīt\\p{L}*|tiek skaitīt\\p{L}*|palīdz|ir labi|der)",
    "(?:mazāk|zemāk)\\p{L}* (?:par|nekā) (?:10|desmit|9|deviņi\\p{L}*).{0,30}(?:neskait|izgāš|slikt|nozīmē)",
    "(?:prēmija|alga|bonuss|darbs)(?: ir)? (?:ir )?atkarīg\\p{L}+ no (?:jūsu|šī|šīs) (?:vērtējum|novērtējum|atbild|atsauksm)",
  ],
  told: [
    `(?<!es )(?:pa)?(?:lūdza|lūdz|prasīja|prasa|lūdzās|teica|sacīja|pieprasīja|spieda|mudināja|uzstāja|lika|aicināja)${SOME(4)} (?:ielikt|ielieku|ieliktu|likt|lieku|dot|dodu|dotu|iedot|novērtēt|novērtēju|novērtētu|atzīmēt|izvēlēties|nospiest)${SOME(3)}(?: ar)?`,
  ],
  toldWhole: [
    "(?:lūdza|palūdza|prasīja|paprasīja|lūdzās|pieprasīja|izlūdzās|diedelēja)(?: \\p{L}+){0,3}? (?:desmitnieku|(?:vis)?augstāko (?:vērtējumu|novērtējumu|atzīmi)|maksimālo (?:vērtējumu|atzīmi)|(?:5|piecas) zvaigznes)",
    "(?:teica|sacīja|paskaidroja|apgalvoja),?(?: ka)?(?: \\p{L}+){0,2}? (?:tikai|vienīgi) (?:10|desmit)",
    "(?:viņa|viņas|viņu) (?:prēmija|alga|bonuss)(?: ir)? (?:ir )?atkarīg",
  ],
  said: "(?:teica|sacīja|lūdza|palūdza|prasīja|rakstīja|atkārtoja)",
};

const SV: BeggingWords = {
  best: "(?:en |ett |bara )?(?:10(?::a|a)?|tia|tio|tior|9 eller 10|högsta (?:möjliga )?(?:betyg(?:et)?|poäng|omdöme)|toppbetyg|full pott|(?:5|fem) stjärnor)",
  after:
    "av|för|och|eller|om|så|tack|i|på|poäng|annars|men|till|när|eftersom|här|idag|gärna|sedan|överallt|åt|efter|då",
  asking: [
    "(?:ge|sätt|välj|tryck|klicka|betygsätt|lämna|kryssa)(?: gärna| oss| mig| på| i| med| bara| helst| vår personal)*",
    "(?:vi ber dig|vi vill|vänligen|snälla|glöm inte att|vi blir glada om du|vi uppskattar om du)(?: du)? (?:ge|ger|sätta|sätter|välja|väljer|lämna|lämnar)(?: gärna| oss| mig| bara)*",
    "vi (?:behöver|hoppas på|räknar med|skulle uppskatta|vill ha)(?: att få| din| ditt| ert)*",
  ],
  pressing: [
    "(?:bara|endast) (?:en |ett )?(?:10|10:or|tia|tior|tio|9 och 10|nior och tior|nia eller tia) (?:räknas|hjälper|duger|gills|är bra|betyder)",
    "(?:allt|det som är) under (?:en |ett )?(?:10|tia|tio|9|nia|nio) (?:är|räknas som|betyder)",
    "(?:bonus|bonusen|lön|lönen|jobb) (?:beror|hänger) på (?:ditt|din|er|ert|det här) (?:betyg|svar|omdöme|poäng)",
  ],
  told: [
    `(?<!jag )(?:bad|bönade|tjatade|uppmanade|uppmanades|sa|sade|krävde|ville|tiggde|pressade|insisterade|ombads|ombedd|ombads)${SOME(5)} (?:ge|sätta|välja|trycka|lämna|klicka|sätter|ger|väljer)${SOME(3)}`,
    "(?:bad|tjatade|tiggde|bönade|bett|tigger|tjatar)(?: \\p{L}+){0,3}? om",
  ],
  toldWhole: [
    "(?:sa|sade|förklarade|påstod)(?: att)?(?: \\p{L}+){0,2}? (?:bara|endast) (?:en |ett )?(?:10|tia|tior|tio)",
    "(?:hans|hennes|deras) (?:bonus|lön) (?:beror|berodde|hänger)",
  ],
  said: "(?:sa|sade|bad|skrev|upprepade|tjatade)",
};

export const BEGGING_WORDS: readonly BeggingWords[] = [EN, RU, LV, SV];
