import { readStopWords } from "./stop-words.ts";

/** How readers of a language talk about a line that they look for. */
export type WordLists = {
  /** Words that may stand around the line: "what was that bit where he says …". */
  readonly fillers: ReadonlySet<string>;
  /** Fillers that only such talk has, and hardly ever the line. */
  readonly markers: ReadonlySet<string>;
  /** What readers call a line by, the story as a rule by nothing of it: "the graveyard comparison". */
  readonly kinds: ReadonlySet<string>;
  /** Words that every line has. */
  readonly stopWords: ReadonlySet<string>;
};

// As folding leaves them: without accents and apostrophes.
const wordings: Readonly<
  Record<string, { readonly fillers: string; readonly markers: string; readonly kinds: string }>
> = {
  en: {
    fillers: `
quote quotes quoted line lines bit part parts passage paragraph scene chapter sentence story fic fanfic fanfiction text
lol lmao haha hahaha hehe omg pls plz please thanks thx ty hey hi hello yo hmm um uh quoth bot guys anyone anybody somebody
someone whats what which who whos where wheres when how find show search searching look looking remember recall know knows
tell give need want help something like goes go went said say says saying thing stuff one about does do did is it was
were that this the a an there theres i im ive id me my you can could would trying think thought maybe again exactly
he she they his her their doesnt isnt wasnt didnt talks talking mentions begins starts ends from in of for with and to or ever
favourite favorite fave best love loved name called somewhere kinda sorta basically just really actually so`,
    markers: `
quote quotes quoted line lines bit part passage paragraph scene chapter sentence lol lmao haha hahaha hehe omg pls plz please
thanks thx find show search looking remember recall anyone what whats which who where wheres quoth bot`,
    kinds: `
joke jokes comment comments comparison metaphor simile speech monologue rant dialogue conversation convo argument discussion
exchange banter moment thought thoughts memory flashback description reveal confession reaction remark mention reference
opening ending`,
  },
  de: {
    fillers: `
was war wie hiess heisst nochmal noch mal doch gleich das der die den dem ein eine einen zitat stelle satz zeile teil szene
kapitel abschnitt absatz mit von ueber uber wo wer wann in an es da ist sind hat er sie ich und dass so etwas irgendwas sagt
sagte steht stand ging geht such suche sucht finde findet findest kann kannst konnt jemand jemanden weiss bitte danke haha lol
hallo hey zeig zeige zeigen mir dir du wir uns nach welche welcher welches irgendwo glaub glaube meine meinte hab habe
vergessen kennt kennst kommt vor wurde hiess`,
    markers: `
zitat stelle satz zeile szene kapitel abschnitt absatz nochmal bitte danke haha lol suche such finde zeig zeige jemand welche
welcher wer wo was wie`,
    kinds: `
witz scherz bemerkung kommentar vergleich metapher rede monolog dialog gespraech unterhaltung streit diskussion moment
gedanke gedanken erinnerung rueckblende beschreibung enthuellung gestaendnis reaktion anspielung erwaehnung anfang ende schluss`,
  },
  fr: {
    fillers: `
cest cetait quoi etait la le les l un une des du de ou qui que quand quel quelle citation phrase passage ligne partie scene
chapitre paragraphe dit disait avec dans sur et il elle on je me moi tu te vous cherche chercher trouve trouver montre donne
sil plait stp svp merci mdr lol haha salut hey deja encore quelquun se rappelle souvient sait parle a y est`,
    markers: `
citation phrase passage ligne scene chapitre paragraphe quoi qui ou cherche trouve montre stp svp merci mdr lol haha deja
quelquun quel quelle`,
    kinds: `
blague plaisanterie remarque commentaire comparaison metaphore discours monologue dialogue conversation dispute discussion
moment pensee pensees souvenir description revelation aveu reaction allusion debut fin`,
  },
  es: {
    fillers: `
que cual era es el la los las lo un una unos de del donde quien cuando cita frase linea parte escena capitulo parrafo pasaje
dice decia dijo con en sobre y a se me mi te busco buscar encuentra encontrar muestra por favor gracias jaja jajaja lol hola
oye alguien sabe recuerda recuerdas como eso esa ese`,
    markers: `
cita frase linea escena capitulo parrafo pasaje busco encuentra muestra favor gracias jaja jajaja lol alguien cual donde quien`,
    kinds: `
broma chiste comentario comparacion metafora discurso monologo dialogo conversacion pelea discusion momento pensamiento
recuerdo descripcion revelacion confesion reaccion alusion mencion principio final`,
  },
};

/** No word is filler in a language that is not known here. */
export function readWordLists(language: string): WordLists {
  const known = wordings[language.toLowerCase().split(/[-_]/)[0] ?? ""];
  return {
    fillers: wordsIn(known?.fillers),
    markers: wordsIn(known?.markers),
    kinds: wordsIn(known?.kinds),
    stopWords: readStopWords(language),
  };
}

function wordsIn(list = ""): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}
