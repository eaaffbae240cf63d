// Made from en.json by `npm run messages`; a test holds them together.
export type Value = string | number | readonly string[];

/** Every sentence that the bot says, by where it is shown. */
export type Words = {
  readonly code: string;
  readonly story: {
    readonly untitled: string;
    readonly untitledOf: (values: { readonly fandom: Value }) => string;
    readonly by: (values: { readonly author: Value }) => string;
    readonly noAuthor: string;
    readonly source: string;
    readonly place: (values: { readonly number: Value; readonly of: Value }) => string;
    readonly placeBefore: (values: {
      readonly number: Value;
      readonly of: Value;
      readonly paragraph: Value;
    }) => string;
    readonly placeIn: (values: {
      readonly number: Value;
      readonly of: Value;
      readonly chapter: Value;
      readonly paragraph: Value;
    }) => string;
    readonly placeInTitled: (values: {
      readonly number: Value;
      readonly of: Value;
      readonly chapter: Value;
      readonly paragraph: Value;
      readonly title: Value;
    }) => string;
    readonly range: (values: { readonly first: Value; readonly last: Value; readonly of: Value }) => string;
    readonly span: (values: {
      readonly count: number;
      readonly first: Value;
      readonly last: Value;
    }) => string;
    readonly spanHead: (values: {
      readonly count: number;
      readonly first: Value;
      readonly last: Value;
    }) => string;
    readonly beginning: string;
    readonly chapter: (values: { readonly number: Value }) => string;
    readonly chapterTitled: (values: { readonly number: Value; readonly title: Value }) => string;
    readonly credited: (values: { readonly text: Value; readonly span: Value }) => string;
    readonly whole: string;
    readonly goOn: (values: { readonly span: Value }) => string;
    readonly back: string;
    readonly next: (values: { readonly page: Value; readonly of: Value }) => string;
  };
  readonly search: {
    readonly found: (values: {
      readonly passages: number;
      readonly stories: number;
      readonly pages: number;
      readonly page: Value;
    }) => string;
    readonly open: string;
    readonly openOne: string;
    readonly closer: string;
    readonly further: string;
    readonly nothing: (values: { readonly title: Value; readonly words: Value }) => string;
    readonly nothingAmong: (values: { readonly among: number; readonly words: Value }) => string;
    readonly near: (values: { readonly title: Value; readonly words: Value }) => string;
    readonly perhaps: (values: { readonly words: Value }) => string;
    readonly orOneOf: string;
    readonly nearAmong: (values: { readonly among: number; readonly words: Value }) => string;
    readonly place: (values: { readonly number: Value }) => string;
    readonly placeIn: (values: { readonly title: Value; readonly number: Value }) => string;
    readonly placeHead: (values: { readonly number: Value }) => string;
    readonly from: (values: {
      readonly count: number;
      readonly numbers: Value;
      readonly of: Value;
    }) => string;
  };
  readonly about: {
    readonly source: string;
    readonly sourceLink: string;
    readonly rights: string;
    readonly permission: string;
    readonly fandom: string;
    readonly series: string;
    readonly inspiredBy: string;
    readonly rating: string;
    readonly warnings: string;
    readonly people: string;
    readonly length: string;
    readonly lengthOf: (values: { readonly chapters: number; readonly passages: number }) => string;
    readonly notGiven: string;
    readonly noPermission: string;
    readonly permissions: {
      readonly "own work": string;
      readonly "public domain": string;
      readonly "author's permission": string;
      readonly "open licence": string;
    };
    readonly permissionWith: (values: { readonly kind: Value; readonly detail: Value }) => string;
    readonly noteElsewhere: string;
    readonly readNote: string;
    readonly readSummary: string;
    readonly readEndnote: string;
  };
  readonly notes: {
    readonly note: string;
    readonly noNote: string;
    readonly endnote: string;
    readonly noEndnote: string;
    readonly summary: string;
    readonly footnotes: string;
    readonly noSummary: string;
    readonly onChapter: (values: { readonly chapter: Value }) => string;
    readonly noneOnChapter: string;
  };
  readonly chapters: {
    readonly heading: (values: { readonly title: Value }) => string;
    readonly none: (values: { readonly of: number; readonly title: Value }) => string;
    readonly open: string;
    readonly note: string;
  };
  readonly library: {
    readonly heading: string;
    readonly onOffer: (values: { readonly offered: Value; readonly of: Value }) => string;
    readonly allOnOffer: (values: { readonly of: Value }) => string;
    readonly standard: (values: { readonly title: Value }) => string;
    readonly standardOfBot: (values: { readonly title: Value }) => string;
    readonly none: string;
    readonly help: string;
    readonly helpPages: string;
    readonly chooseStandard: string;
    readonly chooseOffered: string;
    readonly offerAll: string;
    readonly letBotChoose: string;
  };
  readonly help: {
    readonly quoting: (values: { readonly title: Value; readonly author: Value }) => string;
    readonly commands: {
      readonly quote: string;
      readonly search: string;
      readonly passage: string;
      readonly context: string;
      readonly chapters: string;
      readonly random: string;
      readonly card: string;
      readonly read: string;
      readonly saved: string;
      readonly top: string;
      readonly daily: string;
      readonly settings: string;
      readonly library: string;
      readonly attribution: string;
      readonly privacy: string;
    };
    readonly buttons: string;
    readonly promise: string;
  };
  readonly daily: {
    readonly day: (values: { readonly day: Value; readonly of: Value }) => string;
    readonly earlier: string;
    readonly end: (values: { readonly title: Value; readonly passages: Value }) => string;
    readonly endAgain: string;
    readonly endLast: string;
    readonly endCredit: (values: { readonly passages: Value }) => string;
    readonly endTitle: (values: { readonly title: Value }) => string;
    readonly dayOf: (values: { readonly day: Value; readonly title: Value }) => string;
    readonly dayTitle: (values: { readonly day: Value; readonly words: Value }) => string;
    readonly noPast: string;
    readonly past: string;
    readonly pastOf: (values: { readonly title: Value }) => string;
  };
  readonly dailyAdmin: {
    readonly starts: (values: { readonly name: Value }) => string;
    readonly paused: string;
    readonly goingOn: string;
    readonly leftOut: string;
    readonly oneBack: string;
    readonly postedSoon: string;
    readonly changed: string;
    readonly none: string;
    readonly askStop: (values: { readonly name: Value; readonly channel: Value }) => string;
    readonly stopIt: string;
    readonly keepIt: string;
    readonly stopped: (values: { readonly shown: Value; readonly name: Value }) => string;
    readonly kept: (values: { readonly name: Value }) => string;
    readonly unchanged: string;
    readonly zone: (values: { readonly zone: Value; readonly time: Value }) => string;
    readonly storyGone: string;
    readonly when: (values: {
      readonly title: Value;
      readonly channel: Value;
      readonly days: Value;
      readonly time: Value;
      readonly zone: Value;
    }) => string;
    readonly nextTimes: (values: {
      readonly first: Value;
      readonly away: Value;
      readonly later: Value;
    }) => string;
    readonly nextPassages: (values: {
      readonly count: number;
      readonly day: Value;
      readonly days: Value;
      readonly first: Value;
      readonly last: Value;
    }) => string;
    readonly nextEnd: string;
    readonly serial: string;
    readonly shuffled: string;
    readonly again: string;
    readonly thenStops: string;
    readonly together: (values: { readonly characters: Value }) => string;
    readonly mentions: (values: { readonly role: Value }) => string;
    readonly opensThread: string;
    readonly pinned: string;
    readonly silent: string;
    readonly isPaused: string;
    readonly isEnded: string;
    readonly isStopped: string;
    readonly blocked: (values: { readonly trouble: Value }) => string;
    readonly blockedPaused: (values: { readonly trouble: Value }) => string;
    readonly past: (values: { readonly when: Value; readonly what: Value }) => string;
    readonly pastEnd: string;
    readonly deleted: (values: { readonly what: Value }) => string;
    readonly noPost: (values: { readonly why: Value }) => string;
    readonly missed: string;
    readonly uncertain: string;
    readonly skipped: {
      readonly rescheduled: string;
      readonly paused: string;
      readonly ended: string;
      readonly stopped: string;
      readonly blocked: string;
      readonly "story-gone": string;
      readonly malformed: string;
      readonly ceiling: string;
      readonly "not-offered": string;
      readonly "age-restricted": string;
      readonly automod: string;
      readonly otherwise: string;
      readonly "story-removed": string;
    };
    readonly trouble: {
      readonly "no-access": (values: { readonly channel: Value }) => string;
      readonly "no-permission": (values: { readonly channel: Value }) => string;
      readonly "channel-gone": string;
      readonly "server-gone": string;
      readonly "needs-tag": (values: { readonly channel: Value }) => string;
      readonly locked: (values: { readonly channel: Value }) => string;
      readonly "story-gone": string;
      readonly automod: (values: { readonly channel: Value }) => string;
      readonly otherwise: (values: { readonly channel: Value }) => string;
      readonly "no-access-thread": (values: { readonly channel: Value }) => string;
      readonly "story-removed": string;
    };
    readonly days: {
      readonly every: string;
      readonly weekdays: string;
      readonly weekends: string;
      readonly on: (values: { readonly days: Value }) => string;
      readonly names: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
        readonly 4: string;
        readonly 5: string;
        readonly 6: string;
        readonly 7: string;
      };
    };
    readonly fixedOffset: string;
    readonly askTwice: (values: {
      readonly channel: Value;
      readonly title: Value;
      readonly time: Value;
      readonly name: Value;
    }) => string;
    readonly changeThatOne: string;
    readonly startAnother: string;
    readonly hindered: (values: { readonly why: Value }) => string;
    readonly privateThread: (values: { readonly channel: Value }) => string;
    readonly lack: (values: { readonly what: Value; readonly why: Value }) => string;
    readonly lacking: {
      readonly crosspost: string;
      readonly thread: string;
      readonly pin: string;
    };
    readonly lackingWhy: {
      readonly "no-permission": string;
      readonly "no-access": string;
      readonly "pins-full": string;
      readonly "threads-full": string;
      readonly otherwise: string;
    };
  };
  readonly errors: {
    readonly "no-daily": string;
    readonly "no-such-daily": (values: { readonly name: Value; readonly names: Value }) => string;
    readonly "which-daily": (values: { readonly names: Value }) => string;
    readonly "too-many-daily": (values: { readonly most: Value }) => string;
    readonly "daily-name": (values: { readonly name: Value }) => string;
    readonly "bad-daily-name": string;
    readonly "daily-channel": string;
    readonly "daily-permissions": (values: { readonly missing: Value; readonly channel: Value }) => string;
    readonly "daily-rests": (values: { readonly name: Value }) => string;
    readonly "daily-on-its-way": (values: { readonly name: Value }) => string;
    readonly "daily-today-done": (values: { readonly name: Value }) => string;
    readonly "daily-runs": (values: { readonly name: Value }) => string;
    readonly "daily-story-gone": string;
    readonly "daily-changed": string;
    readonly time: (values: { readonly written: Value }) => string;
    readonly days: (values: { readonly written: Value }) => string;
    readonly zone: (values: { readonly written: Value }) => string;
    readonly "zone-many": (values: { readonly written: Value; readonly zones: Value }) => string;
    readonly "no-story": (values: { readonly named: Value }) => string;
    readonly "no-chapter": (values: {
      readonly last: number;
      readonly title: Value;
      readonly named: Value;
      readonly first: Value;
    }) => string;
    readonly "passage-gone": string;
    readonly "no-passage": (values: {
      readonly chaptered: "no" | "other";
      readonly named: Value;
      readonly count: Value;
      readonly first: Value;
      readonly last: Value;
    }) => string;
    readonly "not-yours": string;
    readonly "not-poster": string;
    readonly "not-manager": string;
    readonly "server-only": string;
    readonly outdated: string;
    readonly "keeps-nothing": string;
    readonly "nothing-chosen": string;
    readonly "not-offered": string;
    readonly "nothing-offered": string;
    readonly withdrawn: string;
    readonly "note-long": (values: { readonly most: Value; readonly length: Value }) => string;
    readonly "card-letters": (values: { readonly letters: Value }) => string;
    readonly store: string;
    readonly "no-stories": string;
    readonly "daily-everyone": string;
    readonly "daily-paused": (values: { readonly name: Value }) => string;
    readonly "daily-ended": (values: { readonly name: Value }) => string;
    readonly "daily-beginning": (values: { readonly name: Value }) => string;
    readonly "daily-no-change": string;
    readonly removed: string;
  };
  readonly fault: (values: { readonly reference: Value }) => string;
  readonly buttons: {
    readonly earlier: string;
    readonly later: string;
    readonly context: string;
    readonly note: string;
    readonly remove: string;
    readonly postHere: string;
    readonly save: string;
    readonly readOn: string;
    readonly card: string;
    readonly whole: string;
    readonly line: string;
    readonly more: string;
    readonly less: string;
  };
  readonly read: {
    readonly quoteThis: string;
    readonly quoteNumber: (values: { readonly number: Value }) => string;
    readonly saveNumber: (values: { readonly number: Value }) => string;
    readonly jump: string;
    readonly jumpTitle: string;
    readonly jumpLabel: string;
    readonly jumpHint: string;
    readonly openOne: string;
    readonly chapters: string;
    readonly backTo: (values: { readonly number: Value }) => string;
    readonly chapter: (values: { readonly number: Value }) => string;
    readonly part: (values: { readonly number: Value; readonly of: Value }) => string;
    readonly theEnd: string;
    readonly together: string;
    readonly end: string;
    readonly ended: (values: { readonly passage: Value }) => string;
    readonly isOver: string;
    readonly notEnder: string;
    readonly nothingKept: string;
  };
  readonly list: {
    readonly from: (values: {
      readonly count: number;
      readonly numbers: Value;
      readonly of: Value;
    }) => string;
  };
  readonly saved: {
    readonly title: string;
    readonly saved: string;
    readonly again: string;
    readonly full: (values: { readonly most: number }) => string;
    readonly none: string;
    readonly noMatch: (values: { readonly words: Value }) => string;
    readonly count: (values: { readonly number: number }) => string;
    readonly matching: (values: { readonly number: number }) => string;
    readonly most: (values: { readonly shown: Value; readonly found: Value }) => string;
    readonly page: (values: { readonly page: Value; readonly of: Value }) => string;
    readonly newer: string;
    readonly older: string;
    readonly open: string;
    readonly place: (values: { readonly number: Value }) => string;
    readonly placeIn: (values: { readonly number: Value; readonly title: Value }) => string;
    readonly noteIs: (values: { readonly note: Value }) => string;
    readonly addNote: string;
    readonly editNote: string;
    readonly noteTitle: string;
    readonly noteLabel: string;
    readonly remove: string;
    readonly removed: string;
    readonly gone: string;
    readonly list: string;
    readonly export: string;
    readonly exported: (values: { readonly number: number }) => string;
    readonly tooLarge: string;
    readonly savedOn: (values: { readonly date: Value }) => string;
    readonly meant: (values: { readonly sentences: Value }) => string;
    readonly absent: {
      readonly withdrawn: string;
      readonly beyond: string;
      readonly changed: string;
      readonly gone: string;
      readonly removed: string;
      readonly elsewhere: string;
    };
  };
  readonly top: {
    readonly title: string;
    readonly none: string;
    readonly readers: (values: { readonly number: number }) => string;
    readonly open: string;
  };
  readonly privacy: {
    readonly about: {
      readonly 1: string;
      readonly 2: string;
      readonly 3: string;
      readonly 4: string;
      readonly 5: string;
      readonly 6: string;
    };
    readonly export: string;
    readonly exported: string;
    readonly forget: string;
  };
  readonly forget: {
    readonly nothing: string;
    readonly ask: (values: { readonly held: Value }) => string;
    readonly saves: (values: { readonly number: number }) => string;
    readonly notes: (values: { readonly number: number }) => string;
    readonly places: (values: { readonly number: number }) => string;
    readonly choices: (values: { readonly number: number }) => string;
    readonly yes: string;
    readonly no: string;
    readonly done: string;
    readonly kept: string;
  };
  readonly spoiler: {
    readonly dailyWaits: string;
    readonly beyond: string;
    readonly beyondOwn: string;
  };
  readonly settings: {
    readonly help: string;
    readonly server: string;
    readonly channel: string;
    readonly forServer: string;
    readonly forChannel: (values: { readonly channel: Value }) => string;
    readonly story: string;
    readonly chapter: string;
    readonly passage: string;
    readonly lift: string;
    readonly ceiling: (values: { readonly title: Value; readonly line: Value }) => string;
    readonly ceilingHere: (values: { readonly title: Value; readonly line: Value }) => string;
    readonly noCeiling: string;
    readonly passageLine: (values: { readonly chapter: number; readonly number: Value }) => string;
    readonly usual: string;
    readonly asServer: string;
    readonly covered: string;
    readonly open: string;
    readonly coverMenu: string;
    readonly coverIs: (values: { readonly how: Value }) => string;
    readonly paceMenu: string;
    readonly paceIs: (values: { readonly pace: Value }) => string;
    readonly paces: {
      readonly standard: string;
      readonly gentle: string;
      readonly off: string;
    };
    readonly languageMenu: string;
    readonly languageIs: (values: { readonly language: Value }) => string;
    readonly ofDiscord: string;
    readonly modalTitle: string;
    readonly modalLabel: string;
    readonly modalHint: string;
  };
  readonly cooldown: {
    readonly person: (values: { readonly when: Value }) => string;
    readonly server: (values: { readonly when: Value }) => string;
  };
  readonly card: {
    readonly look: string;
    readonly looks: {
      readonly paper: string;
      readonly night: string;
      readonly ink: string;
      readonly poster: string;
      readonly moss: string;
      readonly dawn: string;
    };
    readonly shapes: {
      readonly wide: string;
      readonly square: string;
    };
    readonly wordsOrNumber: string;
  };
  readonly find: {
    readonly exact: string;
    readonly differs: string;
    readonly legend: string;
    readonly nothing: string;
    readonly noWords: string;
  };
  readonly warning: {
    readonly untitled: string;
    readonly askFirst: (values: { readonly title: Value; readonly warnings: Value }) => string;
    readonly askAlone: (values: { readonly title: Value; readonly warnings: Value }) => string;
    readonly accept: string;
    readonly accepted: (values: { readonly title: Value }) => string;
    readonly acceptedDirect: (values: { readonly title: Value }) => string;
  };
  readonly permissions: {
    readonly "View Channel": string;
    readonly "Send Messages": string;
    readonly "Send Messages in Threads": string;
    readonly "Read Message History": string;
    readonly "Create Public Threads": string;
    readonly "Pin Messages": string;
    readonly "Mention @everyone, @here and All Roles": string;
  };
  readonly input: {
    readonly noon: string;
    readonly midnight: string;
    readonly morning: string;
    readonly evening: string;
    readonly oClock: string;
    readonly everyDay: string;
    readonly weekdays: string;
    readonly weekends: string;
    readonly to: string;
    readonly places: string;
  };
};
