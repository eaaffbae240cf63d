/*
 * Words that are English, one of each family: what a reader types of these is hardly a
 * misspelling of another word. From the smallest lists of SCOWL (http://wordlist.aspell.net).
 *
 * Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
 * associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
 * without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
 * this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
 * suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
 */
const known = `
abandon abide ability able abolish abort above abroad absence absent absolute absorb absurd abuse abysmal academic
accent accept access accessible accident accidental accord account accuracy accurate accuse achieve acid acorn
acquire acronym across activity actor actual acute adapt addict addition additional address addressed adequate adhere
adjust admire admit adopt adult advance advantage advent advertise advice advise advisor aerial affair affect afford
afternoon afterward aged agency agenda agent ages aging agony agree agreeing ahead airport akin alarm alas albeit
album alcohol alert algebra algorithm alias alien align alike alive allege allies allow ally aloud alpha alter
alternate although altogether amateur amaze amber ambient ambiguous amend amongst amount ample amuse anagram analog
analogue analysis analyst analyze anarchy anatomy ancient angel anger angle angry anguish animal announce annoy
annual anomaly anonymous anorak answers antique anxious anyhow anyplace anyway anywhere apart apathy apologize
apology appall apparent appeal appear appearance append apple application apply appoint appreciate approach
appropriate approval approve arbitrary arcade arcane arch archaic area arena argue arise arisen arithmetic army arose
arrange array arrival arrive arrived arrow article artificial artist ascend ashamed ashcan ashes aside asks asleep
aspect assault assembler assembly assert assess asset assign assist assistant associate association assort assume
assumption assure atheism atheist atlas atmosphere atom atomic attach attack attain attempt attend attention attitude
attract audible audience audio aunt author automatic automobile autumn available average avoid await awake award
awful awfully awkward axes axiom axis babies background backlog backs backwards badge badly baffle baggage bags bake
balance ball ballet ballot banal banana bang bank bargain bark baroque barrel barrier base bash basic basically
basket bastard batch bath battery battle baud beach beam bean bear beast beat beaten beauty became becomes bedroom
beds beef beer beers beforehand began begin begun behalf behave behavior behaviour beings belief believed bell belong
beloved below belt bench bend beneath benefit bent besides beta beware beyond bias bible bicycle bigger bigot bigotry
bill binary bind biology bird birth biscuit bishop bite bitmap bitten bizarre blacks blade blame blank blanket blast
blatant bless blew blind blink bliss blob block blood blow blown blue blurb board boat bobs body bogged boggle bogus
boil bold bolt bomb bond bonus booklet books boom boost boot bore boredom borne borrow boss bother bottle bottom
bought bounce bound bout bowl boys bracket brain brake branch brand brass brave breach bread breaks breath bred breed
breeze brick bridge brief brigade bright bringing brings broad broadcast broke broken brother brought brown browse
brush brutal bubble buck bucket budget buffer build built bulb bulk bull bullet bulletin bump bunch bundle burden
burn burnt burst bury bush bust butter button buying buys bypass byte cabbage cabinet cable cabled cage cake
calculate calculation calls calm camera camp campaign campus cancel cancer candidate cans capable capacity capital
captain capture carbon cardboard carpet carrier carrot cartoon cases cash cassette cast castle casual catalog
catalogue catch category cattle caught causal cause caution cave caveat cease ceiling cell censor cent central centre
century certainly chain chair chairman chalk chamber chances changed channel chaos chaotic chap chapel char character
charge charm chart chase chat cheap cheat checks cheek cheer chemical chemist cheque chess chest chew chicken chief
chip choice choir choose chop choral chord chorus chose chosen chuck chunk church cider cinema circa circle circuit
circulation cite cities citizen city civil claim clarify clarity clash class classes classic clause clean clears
clever click client cliff climate climb clinic clip clique clock clog clone closed closely closet closure cloth cloud
club clue clumsy cluster coach coal coarse coast coat cobbler code coffee coin coke cold collapse collar collate
collect college colon color colour column combat combine comfort comic comma command comment commercial commission
committee common communicate community compact compare comparison compatible compel compete competition compiler
complain complaint complete complex complicate comply component compose composition compromise compulsory compute
conceal concede concept concern concert conclusion concrete concur condemn condition condom condone conduct
conference confess confident confine confirm conform confuse congest connect consent consequence consider considered
consist consistency consistent console constant constraint construct consult consume consumption contact contain
contend content contest context continually continue contour contract contrary contrast contribute control convenient
convention convert convict convince cook cool cope core corner corpse correct corrupt cosmic cost cotton cough
council counsel count coupled courage courses court cousin cover cows cozy crack craft cramp crap crash crass crawl
crazy cream create creation creator creature credit creep crew cricket cries crime crisis crisp critic critical
criticism crop cross crossed crowd crown crucial crude cruel cruelty crunch crush crying cryptic crystal cube cubic
cuckoo cuddly culprit cult culture cums cunning cure current cursor curtain curve custard customer cycle cyclist
cynic cynical daft daily damage damned damp dance danger dare dark darling dash data database date datum dawn daytime
dead deaf deals dealt deaths debate debt debug decade decent decide decimal deck declare decline decode decrease
dedicate deduce deed deeds deem deep default defeat defect defence defense define definite defy degrade degree deity
delay delete deliberate delight deliver delta demand demise democratic demonstrate denied denote dentist department
depend deposit depress depth deputy derange derive derived descend describe description desert deserve design desire
desk desktop despair desperate despise despite destine destroy detach detail detect deter determine detract develop
device devil devious devoid devote diagram dial dialect dialog diary dice dictate dictionary died dies diesel diet
differ difference differently difficult digest digit digital dignity dilemma dinner dire direct director dirty
disable disagree disappear disaster disc discard discipline disco discount discourage discover discuss discussed
disease disgust dish disk dislike dismal dismiss display dispose dispute disrupt distance distant distinct
distinguish distort distribute district disturb ditch ditto dive divert divide divine divorce doctor document dodge
dogma dole dollar domain donate dons doom doors dose dots double doubt dozen draft drag dragon drain drama drank
drastic draw drawn dread dream dreary dress drew dried dries drift drill drink drip drive drivel driven driver drop
drove drown drug drum drunk drunken drying dual dubious duck duff dull duly dumb dummy dump during dust dustbin duty
dying dynamic eager eagle earlier early earn earth ease east eastern eaten eats echo ecology economic economy edge
edit editor educate education effect efficient effort eggs egos eight eighth elderly elect electric electronic
elegant element elevator eleven elite elitist elsewhere embarrass embarrassed embed emerge emergency eminent emit
emotion emphasis empire employ employee empty emulate enable enables enclose encode encounter encourage ends enemy
energy enforce engage engineer engineered enhance enjoy enlarge enormous ensure entail enter entire entitle entrance
entry environment envy epic episode equal equate equipment equivalent eraser ergo error escape especially essay
essence essential establish estate estimate eternal ethic ethical ethnic evens event eventually everywhere evidence
evident evil evolve exact exam examine example excellent exception excess excessive exchange excite exclude excuses
execute exempt exercise exhaust exhibit exist existence exit exotic expand expect expense experience experiment
expert expire explain explanation explicit explode exploit explore export expose express expressed extant extend
extent external extra extract extreme fabric faced facility factor facts factual faculty fail failure faint fair
faith fake fall fallacy fallen familiar family famine fancy fantasy farce fare farm farther fascist fashion faster
fatal fate father fatuous faucet fault favor favorite favour favourite feared feasible feat feature federal feeble
feed feedback feeds feels fees fell fellow felt female fence fender fetch fever fewer fiber fiction fiddle field
fierce fifteen fifth fifty fight figure file film filter filthy final finance financial fine finger finish finite
fire firm firstly fiscal fish fiver fizzy flag flame flash flat flavor flavour flaw fleet flesh flew flexible flied
flies flight flip float flood floor floppy flour flow flown fluent fluffy fluid flush flute flying foam focus fold
folk follow fond font food fool foolish foot forbade forbid force foreign forest forever forgave forgets forgive
forgot forgotten fork form formal format formula forth forthcoming fortunately fortune forty forum forward fossil
fought foul founded fourth fraction fragile frame frank frantic fraud freak free freedom freeway freeze french
frequent fresh fried friendly fries fringe frog front frown froze frozen fruit frying fudge fuel fulfill fuller fully
fume function fundamental funeral funnier furry further fuse futile future fuzzy gain galaxy games gang garage
garbage garble garden gasoline gasp gate gateway gather gear general generate generation generic genetic genius genre
gentle gently genuine geology gesture ghastly ghost giant gift gives glad glance glasses glean global glory glossy
glove glow glue gnome goal goat gods gold golden golf goodbye goods gospel gossip gotten government governor gown
grab grace gradually graduate grain grammar grand grant graph graphic grasp grateful grave gray greasy greater green
grew grey grid grief grim grind grip groan gross grosses ground group grow grown growth guarantee guard guessed guest
guide guilt guinea guitar gulf guts habit hack hail hair haircut hall halt halve hammer handle hands hang happens
happier happily harden harder hardware harm harmony harsh hash hassle hasten hasty hatred havoc hazard hazy head
health heap hears hearts heat heaven heavy heel height held helmet helps hence herd hereby hero heroic heroin herself
hidden higher highway hill hint hire historical history hits hobby hole holiday hollow holy homes honest honor hook
hoped horizon horn horrid horrify horror horse hospital host hostile hotel housed huge humane humble humbly humor
hundred hung hungry hunt hurry hurting husband hyphen icon ideal ideas identical identify identity idiom idiot
idiotic idle ignore illegal illness image imagine immediate immense immoral immune impact impair impend implemented
implication implied imply import importance importantly impose impossible impress impression improve impulse
inability inadequate inane inch incident incline include income incomplete incorrect increase incur indeed indent
independent index indicate indication individual induce indulge industrial industry inertia inevitably infant infect
infer inferior infinite inflict influence info inform inhabit inherit inhibit initial inject injure inner innocent
input inquire insane insect insert insight insist insofar inspect inspire install instance instant instead
institution instruction insult insurance intact intake integer integral intelligent intend intention interact
interest interests interface interim internal interpret interval introduce invade invalid invariably invent invert
investigate invisible invite invoke involve irate iron ironic irrelevant irritate island isolate issue item jack
jacket jail jammed jargon jazz jealous jeans jellies jerk jest jobs join joint joke jolly journal journey judge juice
jump jungle junior junk jury justice justify keen keeps kept kernel kettle keyboard keying keyword kick kidded kidnap
kidney kill kinds king kingdom kings kiss kitchen kits knee knife knight knock knowing knowledge label labor
laboratory labour labs lack ladies lager laid lain lake lamp lands language larger lark laser lasts latest laugh
launch lawn layer laying layout lazy leach lead leaf leaflet league leak lean leap learn learnt leather leaved
lecture legal legend legs leisure lemon lend length lenient lent lesbian lesser lesson lest lethal lets level liable
liaison libel liberal liberty library license lied lies lifetime lift lights liked likewise limb limit linear lines
link linkage lion lips liquid liquor lisp list listens literally literature litter lived lively load loan lobby local
locate location lock lodge logic logical logo lonely longer loop loose loosely lorry lose lots loudly lousy loved
loyal luck luggage lump lunatic lunch lung lurk lust luxury lying lyric machine magic magical magnetic magnitude mail
mailbox main maintain maize major maker male manage mandate mangle mania mankind manner manual march margin marital
market marks marry mask mass master match material mathematics matrix matters mature maximum mayor maze meal meaning
meant measure meat mechanic mechanism media medical medium meets melody melt member membership memory mend mental
mention menu mercury mercy mere merge merit mess message metal method metric metro mice midday middle midnight mighty
migrate mile mileage military milk mimic minds minimal minimum minor mint minus minute miracle mirror mislead misled
misread missed missile mist mistake mistaken mistook misuse mixture moan mobile mock model modern modify module mole
moments monarch monitor monkey monkeys monster month mood moon moral mornings moron mortal mostly mother motion
motives motor motto mount mouse mouth moved muck muddle mugs multiple mumble mummy mundane murder muscle museum music
musical mutter mutual mysterious mystery mystic myth nail naive naked named narrow nasty nation national nations
native natives natural nature naughty near nearby neat necessary necessity neck needed needle negative neglect
neither nervous nest network neural neutral news nicer nick nights nine noble node noise nominal none nonsense noon
norm normal north nose note notice notify noun novel novelty novice nowadays nowhere nuclear null numb numeral
numeric numerical numerous nuns nurse nuts obey object oblige obscene obscure observe obsess obtain obvious occasion
occasional occupy occur ocean offend offer offhand office official offset older omit oneself ongoing onion onto onus
opens opera operate operation operator opinion opportunity oppose opposite oppress optic optical optimal optimum
option optional opus oral orange orbit orbital orders ordinary organic organise organize orient origin original
otherwise ought ours ourselves outcome outcry outer outline outlook output outrage outset outside overall overdue
overlap overly owed owes owing owner oxygen ozone pace pack package packet padded page paid pain paint pair palace
pale panel panic pant paper parade paradox paragraph parallel pardon parent parity park parody parrot partial
particular partner parts pass passage past patch patent path patient pattern pause paying pays peace peak peanut
peasant peculiar pedal pedant peer peers penalty pence pencil penguin peoples percent perfectly perform performance
period permanent permission permit persist personal persons persuade petrol petty phase phenomenon philosophy phoenix
phone photo phrase physic physical piano pick picture piece pigeon pigs pile pilot pinch pink pins pint pipe pitch
pitfall pity pizza placed plague plain plan planet plant plaster plastic plate plays plea pleasant plenty plot ploy
plug plural plus pocket poem poet poetic poetry points poison poke polar police polish polite political poll pompous
pool poor popular population pork port portray position possess possibility possibly post postage postal postmaster
potato potential pound pour poverty powers practical practice practise praise preach precise precisely predict
preface prefer preference preferred prefix premise premium prepare presence presents preserve president press
pressure presume pretend prevail prevent preview previous price pride primary prime primitive prince principle print
printout prior prison privacy private prize problems procedure process processed processor produce product profile
profit program progress project prolong promise promote prompt prone pronoun proof proper property prophet proportion
proposal propose prose prospect protect protein protest proud prove proven provoke pseudo public publish pudding pull
pulp pump punch punctuation puncture punish puns punt pupil purchase pure purge purple purpose pursue pursuit push
puts puzzle python qualify quality quantity quantum quarter queen queries questions queue quibble quick quiet quit
quiz quota quote rabbit rabid race racial racism racist rack racket radar radical radio radius rage rail railway rain
rainbow raise rampant random range rank rant rapid rare rash rate ratio rattle rave razor reach react reactor reads
reality realize realm rear reasons rebuild rebuilt recall receipt receive received recent reception recipe reckon
reclaim recognise recognition recognize recommend record recover recruit rectify recycle reduce reduction redundant
refer reference referred refine reflect reflex reform refrain refresh refund refusal refuse refute regain regard
regime region register regret regular regulation reign reject relate relation relax relay release relevance relevant
relief relieve religion reluctant rely remain remark remedy remembers remind remote removal remove rename rend renew
rent repair repeat repent replace replied reply report represent reproduce request require reread rescue research
resent reserve reset reside resident resign resist resolution resolve resort resource respect respond restart rested
restore restrict result resume retail retain retire retract return reuse reveal revenge revenue reverse revert review
revolt reward rewrite rewrote rhyme rhythm ribbon rice rich ridden ridiculous rights rigid ring rings riot ripped
rise risen risk ritual rival river road robot robust rock rocket rode role roman romance roof rooms root rope rose
rotate rotten rough rounded route routine royal rubber rubbish rude ruin rule rumor rumour rung runs rural rush rusty
sack sacred sadden safe safety saga sail saint sake salary sale salt sample sand sang sank sarcasm satire satisfy
sauce save scale scan scandal scarce scare scarf scarlet scatter scene scheme scholar school science scientific scope
score scotch scrap scratch scream screen screw script scroll scum seal search season seat secondary seconds secret
secretary section sector secular secure seed seeing seek seeming sees segment seldom select self selfish sell seminar
send senior sensitive sent sentence separate sequel sequence serial series sermon servant serve service session sets
settle seven seventh several severe severely sexist sexual shade shadow shake shaken shall shallow shame shape share
sharp sheds sheep sheer sheet shelf shell shelter shelve shift shine ship shirt shock shoe shone shook shoot shop
short shortage shorten shots shout shove shown shows shuts sick sicken sides sigh sighted sigma sign signal
significant silence silent silicon sillier silly silver similar simple simply sincere sincerely sine sing single
sings sink sister site situate situation sixteen sixth sixties size sketch skill skin skip skirt skull slag slang
slash slave sleeps slept slice slid slight slim slip slogan slope slot slow smaller smart smash smell smile smith
smoke smooth smug snack snag snail sneak sniff snow soap sober social society sock socket soft software soil solar
sold soldier solo solution solve somehow someplace sometime somewhat somewhere song sooner sordid sore sorts sought
soul sound soup source south southern space span spare spatial speaks special species specific specify sped speech
speed spell spelt spend spent sphere spies spigot spike spill spin spiral spirit spite split spoil spoke spoken
sponsor spoof spool sport spot spout sprang spray spread spring sprung spur squad square squash squeeze stable stack
staff stage stair stake stale stamp stance standard stands star stark startle starts starve state static station
stations statistic statistical status stays steady steal steam steel steep steer stem step stereo sterile stick stiff
stir stock stole stolen stomach stone stood stops storage store storm straight strain strategy straw stray stream
street strength stretch strict strike string strip stroke strong struck structure stuck student studio study stuffed
stumble stun stunt style subject submit subsequent subset substantial substitute subtle subtly subway succeed
successful sudden sued sues suffer suffice sufficient suffix sugar suggest suicide suing suit summary sundry sung
sunk sunrise superb superior supervisor supplied supply support suppose supreme surely surface surgery surname
surplus surprise survey surveys survived suspect suspend suspicion sustain swallow swam swamp swap swear sweat sweep
sweet swept swim swing switch sword sworn swum symbol symptom synonym syntax system table tables tabs tack tackle
tactic tail tailor taken taker tale talent talks tame tangent tank tape target task taste taught teach team teapot
tear technical technique technology tedious teenage teeth telephone television tells temper temperature temple
temporary tempt tend tendency tennis tenth term terminal terminology terribly terrify terror terse test text textual
thanked theater thee theft theirs theme theorem theoretical theory therapy thereby therefore therein thereof theses
thick thief thieve thin thinks third thirst thirty thoroughly thou thoughts thous thousand thread threat threw throat
throughout throw thrown thrust thumb tick ticket tidied tied ties tiger tight tile timed tips tire title toad toast
tobacco toes toggle toilet token toll tomato tome tone tongue tool tooth topic topical tops tore torn torture toss
total touch tough tour tourist toward tower towns toys trace track trade traditional traffic tragedy tragic trail
train transfer transferred transit translate translation transport trap trash travel tread treat tree trek trend
trial tribe trick tried tries trifle trigger trilogy trinity trip triple tripos triumph trivia trivial trolley troop
trouser truck truly trumpet trunk trust truths tube tune tunnel turns tutor twelve twenty twice twin twist tying type
typeset typical ugly ultimate unable unaware uncertain uncle unclear undergo underneath understands understood undid
undo undone unduly uneasy unfair unfortunate unhappy unified uniform union unions unique unit unity universal
university unknown unlike unlimited unload unlock unlucky unnecessary unpleasant unread unsafe unseen unset unsound
unsuitable unsure untidy unto untrue unused unusual unwanted unwise update upgrade upper upright upset upside upwards
urban urge urgency urgent usable usage useful user users uses using usual utility utterly vacancy vacation vacuum
vague vain valid value valve vanish variables variant variety vary vast vector vehicle vein vend vendor venture venue
verb verbal verbose verdict verify version versus vessel viable vicar vice victim victory video view vile village
vintage vinyl violate violent violin virgin virtually virtue virus vision visit visitor visual vital vocal voice void
voltage volume vomit vote vouch vowel wade waffle wage waits wake walk wall wallet wander wanting warm warn warp
warrant wartime wash waste watched water wave ways weak wealth weapon wear weasel weather wedded weds weekday weekend
weeks weigh weight weird welcome welfare west western wets whale whatsoever wheel whence whenever whereas whereby
wherever whilst whim whiskey whistle whites whoever wholly whom whoop wicked wide widespread width wife wild window
wing wings winter wipe wire wisdom wise wished witch withdraw witness wive wives wizard woke woken wolf wombat wonder
wondered wont wood wooden wore works worlds worm worn worship worst worth worthwhile wound wrap wrath wreck wren
wrist write written wrongly wrote yard yawn yearly yellow yesterday yeti yield younger youth zero zone zoom`;

export function readKnown(): readonly string[] {
  return known.trim().split(/\s+/);
}
