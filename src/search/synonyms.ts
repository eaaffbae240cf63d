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
gift present; party feast celebration; law rule; work labor labour job; crowd people multitude; teacher master; sin wrong evil wicked;
vanish disappear fade gone; grandchild grandkid grandson granddaughter; grandmother grandma gran granny nan;
grandfather grandpa grandad; brother sibling sister; aunt auntie; uncle; baby infant newborn; teenager youth youngster;
priest vicar minister clergyman pastor parson reverend; doctor physician medic; nurse; sailor seaman mariner;
thief robber burglar; policeman police officer cop constable; boss chief manager employer; worker employee staff;
coin dollar penny cash; debt owe owing; price cost expense expensive charge; sell sale; poor poverty; rob steal theft stolen;
shoe boot; coat jacket cloak; hat cap; shirt blouse; trousers pants jeans; dress gown skirt; bag sack case suitcase luggage;
purple violet; red scarlet crimson; grey silver; blond fair; dark darkness black; light lamp lantern candle; picture painting;
vegetable turnip potato carrot cabbage; fruit apple pear; drink beverage sip; drunk tipsy; meat beef pork; cake pastry;
starve hunger famine hungry; sick seasick nausea vomit; wreck shipwreck sink sank; aboard onboard; ferry boat; harbour port dock;
beach shore coast; island isle; lake pond; bridge crossing; lane alley road; castle fortress palace; cottage cabin hut;
cellar basement vault; attic loft; stairs staircase steps; roof ceiling; wall fence; garden yard; kitchen; bedroom room chamber;
chair seat bench; table desk; pillow cushion; blanket quilt; mirror looking-glass; box chest crate trunk case; parcel package gift;
inspect check examine test; measure weigh; total sum amount; label tag; list catalogue; proof evidence; rule regulation;
threat threaten menace warn; envy jealous envious; pride proud; hope hopeful; despair hopeless desperate; surprise surprised
astonished amazed shocked; disappoint disappointed; bored boring dull; nervous anxious worried uneasy tentative; confused puzzled
bewildered baffled; annoyed irritated cross grumpy; complain moan grumble whine; argue quarrel row fight; apologise apology sorry;
thank thanks grateful gratitude; greet greeting welcome hello; joke jest tease; nice lovely pleasant charming; ugly hideous;
fat plump stout; thin slim skinny; tall high; short brief; wide broad; narrow tight; heavy weighty; strong powerful mighty;
weak feeble frail; hard tough; soft gentle gently; loud blaring; slow slowly sluggish; late overdue; early soon; new fresh;
final last; first initial; whole entire complete full; part piece fragment; edge border boundary rim; middle centre;
top summit peak; bottom base; beneath under below underneath; above over; near close beside; far distant remote away;
secret hidden secretly; quick hurry rush; push shove; pull drag tug; throw toss hurl; jump leap hop; crawl creep; follow chase pursue;
fly soar; swim; ride; drive; turn spin rotate; open unlock; close shut lock; hang dangle; cover wrap; tear rip; cut slice; burn scorch;
dig; pour spill; fill; clasp grip clutch grasp; touch feel stroke; kiss kissed; hug embrace cuddle; nod; shrug; wink; blush;
sigh breath; sneeze cough; snore; yawn; dream nightmare; wake awake awoke; dying death; revive resurrect resurrected; wed wedding marry;
pregnant; birth born; funeral buried; widow; orphan; enemy foe rival; traitor betray betrayed; victim casualty; prisoner captive;
escape flee getaway fled; search seek hunt; lose lost; miss missed; keep hold; share; choose pick chose choice decide decision;
begin start; continue carry; change alter; become; grow; shrink; improve better; ruin destroy wreck spoil destroyed; collapse;
explode blast bang; attack assault; defend protect; lead guide; obey; serve; win victory; fail failure; succeed success;
chat talk talking conversation discuss; boast brag; gossip rumour; insult rude; flatter praise compliment; mention refer;
explain explanation; describe; suggest propose offer; demand insist; permit allow let; ban forbid forbidden; accept agree;
spacecraft spaceship; universe space galaxy cosmos; signal beacon; teleport transported beamed beam; alien extraterrestrial;
team crew colleague; member; group gang band; audience; neighbour; stranger; guest visitor; host; owner;
century decade; minute moment instant; hour; week; month; holiday vacation; weekend; noon midday; midnight; dawn sunrise; dusk sunset;
sing singing song; music tune melody; instrument; drum; bell; whistle; noise sound; hum buzz; story tale; poem verse;
newspaper paper; diary journal; telegram telegraph message; sign signal; word; language; name; number figure`;

/** Each word with the numbers of its groups. */
export function readSynonyms(): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, group] of groups.split(";").entries()) {
    for (const word of group.trim().split(/\s+/)) numbers.set(word, [...(numbers.get(word) ?? []), number]);
  }
  return numbers;
}
