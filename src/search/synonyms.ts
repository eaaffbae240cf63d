/** Words that readers put for one another when they tell a line in their own words; any form of each. */
const groups = `
begin start commence; end finish cease; die dead death perish deceased; kill murder slay; love adore cherish;
hate despise loathe; happy glad joyful pleased delighted happiness; sad unhappy miserable sorrow grief sadness mourn;
cry weep sob tears; laugh chuckle giggle; grin smile; angry mad furious rage anger; afraid scared frightened fear terrified;
big large huge enormous gigantic; small little tiny; fast quick rapid swift; beautiful gorgeous pretty lovely handsome beauty;
smart clever intelligent wise; stupid foolish dumb idiot; look stare gaze glance watch glare; say tell speak talk said told;
ask question inquire wonder; answer reply respond; whisper murmur mumble mutter; shout yell scream; walk stroll wander;
stumble trip climb; run flee escape bolt fled; leave depart gone abandon; arrive reach come; return back; find discover found;
hide conceal hid; want wish desire; need require; think believe thought; know understand realize comprehend knew understood;
remember recall memory remind reminiscent memories; help assist aid; hurt harm pain injure wound suffer; heal cure recover;
sick ill; tired exhausted weary; sleep nap rest bed; eat food meal dinner ate; house home; road street path; town city village;
hill mountain slope; sea ocean; river stream; sky heaven; star stars constellation stargazing; night evening tonight;
world earth planet globe; ship vessel boat cruiser spaceship spacecraft; car vehicle; phone call dial telephone phoned;
letter note message; money cash pay; man guy fellow; woman lady girl; child kid baby children; husband wife spouse married marriage;
mother mum mom; father dad; friend pal mate; lover boyfriend girlfriend couple relationship partner romance; grandson grandchild;
ghost spirit specter phantom; body corpse; grave graveyard cemetery tomb buried bury funeral burial; image picture photo;
danger peril risk dangerous; safe protect save guard rescue saved; fight battle war; hero heroic; brave courage bold braver;
selfish greedy; arrogant proud vain overconfident overestimated; lie deceive trick ruse fool; truth honest honestly true;
guilt blame fault guilty; ashamed embarrassed shame; regret sorry remorse; forgive pardon forgiveness; promise vow swear;
wait stay remain; stop prevent halt; try attempt tried; give offer gave; take grab; buy purchase; make create build built;
break broken shatter smash broke; cold chilly freezing; bright shining; old ancient; empty hollow emptiness numb;
alone lonely loneliness; always forever eternity eternal immortal; again twice second; everybody everyone all; nobody none;
strange odd weird; pretend fake pretending act; pub bar tavern; drugs high smoking stoned drunk; hold embrace hug held;
clothes dressed tailored suit; pregnant expecting pregnancy baby; goodbye farewell; device machine gadget; fix repair mend;
journey travel trip voyage; plan scheme; escape getaway; list count; fall drop fell; rise climb; hit punch strike slap;
carry bring brought; meet encounter; admit confess; refuse deny reject; imagine picture; feel emotion feelings feeling;
shake tremble trembling; quiet silent silence; calm peace; lucky fortunate; foresight planned; mess chaos turmoil;
careless reckless; cruel mean cruelest; problem trouble issue; joke funny; boat ship; soldier army; king prince ruler lord;
queen princess; god lord; servant slave; sword knife blade; horse mare; dog hound; tree wood forest; fire flame burn;
rain storm; wind breeze; snow ice; gold silver treasure; bread loaf; field meadow; door gate; window glass; rich wealthy;
poor needy; clean wash; dirty filthy dirt; loud noisy; hear listen heard; smell scent stink; sweet honey; bitter sour;
hungry starving; thirsty thirst; sing song sang; dance danced; write wrote letter; read book; teach taught learn; judge court;
gift present; party feast celebration; law rule; work labor labour job; crowd people multitude; teacher master; sin wrong evil wicked`;

/** Each word with the numbers of its groups. */
export function readSynonyms(): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, group] of groups.split(";").entries()) {
    for (const word of group.trim().split(/\s+/)) numbers.set(word, [...(numbers.get(word) ?? []), number]);
  }
  return numbers;
}
