import { setImmediate as breathe } from "node:timers/promises";
import type { Match } from "../search/search.ts";
import { readSpeakers, type Speakers } from "../story/speakers.ts";
import type { Story } from "../story/story.ts";
import type { Looked } from "../visibility/visibility.ts";

/** The speakers of the stories' lines, as far as each story is shown. */
export type Spoken = {
  /** What that person says, and nothing else; undefined where nobody of that name is known to speak. */
  readonly spokenBy: (scope: Looked, speaker: string) => Promise<Looked | undefined>;
  /** The known speakers there. */
  readonly speakers: (scope: Looked) => Promise<readonly string[]>;
};

/** Each story is read for its speakers once, in steps, when somebody first asks. */
export function makeSpoken(wholeOf: (story: Story) => Story): Spoken {
  const known = new WeakMap<Story, Promise<Speakers>>();
  const speakersOf = (story: Story) => {
    const whole = wholeOf(story);
    const found = known.get(whole) ?? read(whole);
    known.set(whole, found);
    return found;
  };
  return {
    spokenBy: async (scope, wanted) => {
      const speeches = new Map<Story, (match: Pick<Match, "passage" | "start" | "end">) => boolean>();
      const stories: Story[] = [];
      for (const story of scope.stories) {
        const speakers = await speakersOf(story);
        const name = speakers.named(wanted);
        if (name === undefined || !story.passages.some(({ number }) => says(speakers, name, number)))
          continue;
        stories.push(story);
        speeches.set(wholeOf(story), ({ passage, start, end }) =>
          speakers.of(passage).some((one) => one.speaker === name && one.start < end && one.end > start),
        );
      }
      const isSaid = (story: Story, match: Match) => speeches.get(story)?.(match) ?? false;
      const first = scope.stories.find((story) => story.passages.some((one) => scope.passages.includes(one)));
      const own = first === undefined ? undefined : speeches.get(wholeOf(first));
      const passages = scope.passages.filter((one) =>
        own?.({ passage: one.number, start: 0, end: one.text.length }),
      );
      return stories.length === 0 ? undefined : { ...scope, stories, passages, isMeant: isSaid };
    },
    speakers: async ({ stories }) => {
      const names = new Set<string>();
      for (const story of stories) {
        const speakers = await speakersOf(story);
        const heard = new Set(
          story.passages.flatMap(({ number }) => speakers.of(number).map((one) => one.speaker)),
        );
        for (const name of speakers.names) if (heard.has(name)) names.add(name);
      }
      return [...names];
    },
  };
}

function says(speakers: Speakers, name: string, passage: number): boolean {
  return speakers.of(passage).some((one) => one.speaker === name);
}

async function read(story: Story): Promise<Speakers> {
  await story.prepare?.();
  const steps = readSpeakers(story);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
