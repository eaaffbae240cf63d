import { isEnglish } from "./english-words.ts";
import { readThesaurus } from "./thesaurus.ts";

/** The commonest words of English prose and speech, in order: how little a word says about which line is meant. */
const common = `
the you i to a and of it that in is he for what this me be with we on was but not all have are his
your my no do as at so they there can if one know like him out up get just from by when here about
now who man go she an right will her or how good had them well were some got come would oh time
more see think then want only been did never why let has yeah their say people down which where us
back over way going look said into take little than could any tell very two its our make something
love too yes other life thing old much these should okay gonna off first really because those great
long men before after give nothing still hey even must things most day last need may am every
always work again upon ever dont mean such night anything being three new sure own thought away
doing better through find woman yet world does sorry put made enough home please call keep many
might same help years thank without while money though talk around everything place once another
bad maybe feel mind best believe big told name done stop hand came each wait white else seen
himself girl side called kind yourself found women young whole left wrong someone house part went
mark live try hold remember hear between lot boy won nice understand next morning looking hard
friend half both few far seemed matter course ask im heard eyes having coming days almost saw end
use true getting under round leave room cant knows soon show four trying friends face person times
death youre together stay small until myself open line real talking heart thanks wanted listen
against happened full says care run hello turn word makes knew cannot feet watch job thats today hi
also five used since least twain idea sort pretty problem miss along sometimes ready guess air high
stand door point comes second took hope reason year case moment children lost set already meet
human play looks till happy means truth somebody book start goes asked thinking alone saying easy
gone living seems move wants others light theres number read wouldn probably whatever change taking
everybody rest anyone beautiful sit among often chance nobody quite less hours tonight fact late
important bring ago pay child making actually speak whether close trouble black rather gets gave
marriage excuse worry seem known everyone tomorrow either buy kid ships sleep mine later answer
perhaps minutes ill eat top behind order afraid question six aye become however certain cried
forget words stuff girls week strange fuck different break william ones wish company exactly town
working hit deal hurt thus present ten sight looked sense takes fast running hes check chapter id
game shot hate feeling large anybody whose yours power fear ive party within hot o lady fucking
themselves needs bit lives couple shut supposed country itself dear land age lie hour clear given
stupid telling didnt turned possible arm damn happen ah except inside perfect wonderful lay unless
leg shed theyll weve weren hasn youve youd theyre theyve shes wouldnt couldnt shouldnt hadnt hasnt
werent arent whos hows heres wed hed`;

const irregular = `
am are is was were be been being; has had have having; did does done do doing; went gone goes go going;
said says say; thought think; knew known know; got gotten get; made make; came come; took taken take; saw seen see;
gave given give; found find; told tell; felt feel; left leave; kept keep; began begun begin; brought bring; held hold;
wrote written write; stood stand; heard hear; meant mean; met meet; ran run; paid pay; sat sit; spoke spoken speak;
lay lain lie; led lead; read; grew grown grow; lost lose; fell fallen fall; sent send; built build; understood understand;
drew drawn draw; broke broken break; spent spend; drove driven drive; bought buy; wore worn wear; chose chosen choose;
caught catch; taught teach; sought seek; fought fight; threw thrown throw; flew flown fly; forgot forgotten forget;
forgave forgiven forgive; hid hidden hide; rose risen rise; sang sung sing; sank sunk sink; slept sleep; swore sworn swear;
wept weep; woke woken wake; won win; bore borne born bear; bit bitten bite; blew blown blow; bled bleed; dealt deal;
dug dig; drank drunk drink; ate eaten eat; fed feed; fled flee; froze frozen freeze; hung hang; knelt kneel; lent lend;
lit light; rode ridden ride; rang rung ring; shook shaken shake; shone shine; shot shoot; slid slide; stole stolen steal;
stuck stick; struck strike; swam swum swim; swept sweep; tore torn tear; wound wind; beheld behold; became become;
overcame overcome; bent bend; bound bind; bred breed; clung cling; crept creep; dreamt dream; leapt leap; learnt learn;
shrank shrunk shrink; spun spin; sprang sprung spring; stung sting; swung swing; spat spit; strode stride; wove woven weave;
died dying die; lied lying lie; tied tying tie; dead death die; lives life live; wives wife; children child; men man;
women woman; feet foot; teeth tooth; mice mouse; knives knife; leaves leaf; selves self; better best good well;
worse worst bad; further farther far; cant cannot; wont will; im i; ive i; its it; hes he; shes she; theyre they; youre you; weve we;
someone somebody; everyone everybody; anyone anybody; noone nobody; till until; though although; ok okay; yeah yes;
grey gray; mum mom; mam mom; somethin something; gonna going; wanna want; gotta got; cos because; cuz because; coz because;
st street; st saint; mr mister; mrs missus; dr doctor;
prof professor; sgt sergeant; capt captain; lt lieutenant; rev reverend; ave avenue; rd road; u you; ur your; r are; thru through; tho though; ya you; em them; til till; ppl people; bc because; tmrw tomorrow; plz please`;

const split = (list: string) => list.trim().split(/\s+/);

export type English = {
  /** Bits of information a word has by its commonness in English, or undefined for a word that is not common. */
  readonly bits: ReadonlyMap<string, number>;
  /** Forms of one word by form: "went" and "gone" share their number. */
  readonly forms: ReadonlyMap<string, readonly number[]>;
  /** Whether English has the word, in the story or not. */
  readonly knows: (word: string) => boolean;
  /** Words of much the same meaning share a number, each under itself and its stem. */
  readonly synonyms: ReadonlyMap<string, readonly number[]>;
};

let read: English | undefined;

/** Read once, and shared by all the stories of a thread: the thesaurus alone takes 4 MB. */
export function readEnglish(): English {
  read ??= compileEnglish();
  return read;
}

function compileEnglish(): English {
  const bits = new Map<string, number>();
  for (const [rank, word] of split(common).entries()) bits.set(word, 3.5 + Math.log2(rank + 1.5));
  const forms = new Map<string, number[]>();
  for (const [number, group] of irregular.split(";").entries()) {
    for (const word of split(group)) forms.set(word, [...(forms.get(word) ?? []), number]);
  }
  const synonyms = new Map<string, number[]>();
  const stems = new Map<string, string>();
  const add = (key: string, group: number) => {
    const known = synonyms.get(key);
    if (known === undefined) synonyms.set(key, [group]);
    else if (known.at(-1) !== group) known.push(group);
  };
  for (const [number, group] of readThesaurus().entries()) {
    for (const word of group) {
      const stem = stems.get(word) ?? stemOf(word);
      stems.set(word, stem);
      add(word, number);
      add(stem, number);
    }
  }
  const knows = (word: string) => bits.has(word) || isEnglish(word);
  return { knows, bits, forms, synonyms };
}

const suffixes =
  /(?:ational|fulness|ousness|iveness|ations?|ingly|edly|ments?|ness(?:es)?|fully|ful|less(?:ly)?|ably|ible|able|ibly|ously|ous|ively|ive|ities|ity|ies|ied|ying|ings?|eds?|ers?|est|ily|ly|ions?|es|s|d|y|e)$/;

/** What is left of an English word without its endings: "planned" and "planning" meet at "plan". */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  let stem = word;
  for (let round = 0; round < 2; round += 1) {
    const shorter = stem.replace(suffixes, "");
    if (shorter.length < 3 || shorter === stem) break;
    stem = shorter;
  }
  if (/([bdfglmnprt])\1$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  return stem.replace(/i$/, "");
}
