import { fold } from "./normalise.ts";

/** Words that name nothing, by language; written for this project. */
const LISTS: Readonly<Record<string, string>> = {
  en: "the and for are was were been being have has had not but with this that these those you your yours our ours they them their there here from what when where which who whom why how all any both each few more most other some such only own same than too very can will just would could should may might must shall did does doing done its it's i'm i've i'd i'll you're you've we're we've they're don't didn't doesn't isn't wasn't can't couldn't won't wouldn't haven't hasn't into out off over under again then once about after before because while until also even still ever never always really much many lot lots get got getting make made one two been",
  sv: "och att det som för den med inte till har var jag från men ett när han hon hos här där vad vilka vilken vilket skulle kan kunde ska vill ville måste får fick blir blev mycket bara också eller vid över under efter innan utan sig sin sitt sina min mitt mina din ditt dina vår vårt våra era ert deras dem dom man mig dig oss ni vi de den denna detta dessa alla allt någon något några ingen inget inga aldrig alltid igen även mer mest nu då så om på av är hade varit vara göra gör gjorde går gick kommer kom finns fanns säger sa ha nån nåt sen än ju väl två en",
  lv: "un ir ka par bet tas tā to ta kas ko kur kad kā arī vai ar no uz pie pēc pirms lai jau vēl tikai man mani mana mans manu jums jūs jūsu mums mēs mūsu viņš viņa viņi viņu viņam viņai tur te šeit šis šī šo tie tās tos šie šos nav bija būs būtu esmu esam esat kam kāds kāda kādu viss visi visu visas visa ļoti tad ja gan tomēr jo nekas neko neviens bez līdz zem virs pa nu tik tāds tāda tādu vairs nekad vienmēr atkal pats pati paši sev savu savs sava savas var varu varēja vajag gribu pat vien tieši it kā sevi manis jā nē viens divi viena vienu vienā vienam vienas pirmo pirmā pirmais pirmoreiz reizi reize reizes reizē varētu labāk tāpēc kurā kurš kura kuras kuru kurus kuri kuriem diena dienas dienu dienā dienām gadu gada gadiem lūdzu nebija nevar nevarēja nevajag netiek tiek tika starp visur otru otrs otra otrā cits citi citu cita citā kopā trīs pusi mazliet nedaudz daudz vairāk mazāk gandrīz diezgan",
  ru: "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще ещё нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был была были него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас куда зачем всех никогда можно при наконец два об другой хоть после над больше тот через эти нас про всего них какая много разве эту моя свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это очень просто мои ваш ваша ваши вами нам наш наша день дня дней год года лет который которая которое которые стал стала стало были",
  fr: "les des une est que qui dans pour pas sur avec plus par sont vous nous mais très tout tous toute toutes ils elles elle son ses leur leurs mes mon aux ces cette cet être avoir fait faire bien trop peu car comme plus moins aussi ont était été avait je suis j'ai c'est il n'est n'y d'un d'une qu'il l'on votre vos notre nos sans sous chez entre même quand dont encore assez souvent parfois toujours jamais rien lors afin ainsi alors donc parce quelques chaque autre autres peut ai au du en et la le un ce ne de",
  de: "der die das und ist nicht ein eine einen einem einer mit auf für von dem den des sich auch war wird sind hat haben hatte wurde noch nur aber oder als wie wenn man ich sie wir ihr ihre mein meine sehr mehr schon immer nie alle alles bei nach aus zum zur über unter durch kein keine keinen dass weil doch dann hier dort was wer wo kann können",
  es: "los las una del que por con para está pero más muy todo todos toda todas sus como ser son fue era han hay no sin sobre cuando donde ya también mi mis tu su lo le les se nos al el la un es de en y a",
};

const SETS = new Map<string, ReadonlySet<string>>();

/** Whether a word names nothing in a language; folded, as tokens have it. */
export function isStopWord(folded: string, language: string): boolean {
  let set = SETS.get(language);
  if (set === undefined) {
    set = new Set((LISTS[language] ?? "").split(" ").map(fold));
    SETS.set(language, set);
  }
  return set.has(folded);
}
