import { lookChoices } from "../view/card-order.ts";

const kinds = ["text", "announcement", "thread", "forum"] as const;

const channel = { name: "channel", description: "Where to post", type: "channel", kinds } as const;
const time = {
  name: "time",
  description: "When, such as 9, 9:30 or 9pm",
  type: "text",
  maxLength: 20,
} as const;
const timezone = {
  name: "timezone",
  description: "A city in your time zone, such as London or New York",
  type: "text",
  maxLength: 60,
  autocomplete: true,
} as const;
const order = {
  name: "order",
  description: "In which order",
  type: "text",
  choices: [
    { name: "From the first passage to the last", value: "serial" },
    { name: "Shuffled, without repeats until all are shown", value: "shuffle" },
  ],
} as const;
const end = {
  name: "end",
  description: "What happens after the last passage",
  type: "text",
  choices: [
    { name: "Stop", value: "stop" },
    { name: "Start over", value: "again" },
  ],
} as const;
const story = { name: "story", description: "Which story", type: "story" } as const;
const from = {
  name: "from",
  description: "Start at a passage or chapter, such as 12 or chapter 3",
  type: "text",
  maxLength: 60,
} as const;
const portion = {
  name: "portion",
  description: "How much each post has: a passage, a scene, a chapter, or words, such as 800",
  type: "text",
  maxLength: 20,
  autocomplete: true,
} as const;
const until = {
  name: "until",
  description: "The date the story ends, such as 2026-12-24; sets how long each post is",
  type: "text",
  maxLength: 20,
} as const;
const days = {
  name: "days",
  description: "On which days, such as weekdays or mon, wed, fri or first monday",
  type: "text",
  maxLength: 60,
} as const;
const every = {
  name: "every",
  description: "Days from one post to the next",
  type: "number",
  min: 1,
  max: 60,
} as const;
const shared = [
  story,
  from,
  {
    name: "on",
    description: "What brings a post",
    type: "text",
    choices: [
      { name: "Every day, the story goes on", value: "every-day" },
      { name: "New chapters, when the story gains some", value: "new-chapters" },
      { name: "The story's own days, such as those of a diary", value: "story-dates" },
    ],
  },
  order,
  days,
  end,
  portion,
  until,
  every,
  {
    name: "follow",
    description: "Let a spoiler limit move along with the posts",
    type: "text",
    choices: [
      { name: "This channel's", value: "channel" },
      { name: "The whole server's", value: "server" },
      { name: "None", value: "none" },
    ],
  },
  { name: "role", description: "A role to mention with each post", type: "role" },
  {
    name: "tag",
    description: "The tag of each post, in a forum",
    type: "text",
    maxLength: 20,
    autocomplete: true,
  },
  { name: "thread", description: "Create a thread under each post", type: "yes-no" },
  { name: "pin", description: "Pin each post and unpin the last one", type: "yes-no" },
  { name: "silent", description: "Post without a notification", type: "yes-no" },
  {
    name: "look",
    description: "Post it as a card with this look",
    type: "text",
    choices: [{ name: "As text, no card", value: "text" }, ...lookChoices()],
  },
  {
    name: "shortest",
    description: "Post passages shorter than this many characters together with the next one",
    type: "number",
    min: 0,
    max: 1_000,
  },
] as const;

/** Which of a server's daily posts is meant. */
export const nameOption = {
  name: "name",
  description: "Which posts, if the server has several",
  type: "text",
  maxLength: 32,
  autocomplete: true,
} as const;

export const startOptions = [
  { ...channel, required: true },
  time,
  timezone,
  ...shared,
  { name: "name", description: "A short name for these posts", type: "text", maxLength: 32 },
] as const;

export const editOptions = [
  nameOption,
  channel,
  time,
  timezone,
  ...shared,
  { name: "no-role", description: "Stop mentioning a role", type: "yes-no" },
  { name: "new-name", description: "Give them a new name", type: "text", maxLength: 32 },
] as const;

/** Of a person's own, which nobody needs to set up anew to look at. */
export const ownOptions = [time, timezone, story, portion, until, from, days, every] as const;

export const countsAs = {
  name: "counts-as",
  description: "Whether it counts as today's post",
  type: "text",
  required: true,
  choices: [
    { name: "Today's post", value: "today" },
    { name: "An extra one", value: "extra" },
  ],
} as const;

export const icsOption = { name: "ics", description: "Include a calendar file", type: "yes-no" } as const;
