import { ChannelType } from "discord-api-types/v10";
import type { DailyStatus } from "../daily/status.ts";
import type { ZoneChoice } from "../daily/zones.ts";
import { selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import { button, channelMenu, menu, quotation, row, small, text } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import { zoneChoice } from "./daily-admin.ts";
import { modal } from "./modal.ts";
import { boldExcerpt } from "./text.ts";

/** What is chosen so far, as ids carry it. */
export type SetupChoice = {
  readonly channel: string;
  readonly kind: string;
  readonly time: string;
  readonly zone: string;
};

const hours = [
  "07:00",
  "08:00",
  "09:00",
  "10:00",
  "12:00",
  "15:00",
  "18:00",
  "19:00",
  "20:00",
  "21:00",
  "22:00",
];
const previewLength = 500;

/** An id's arguments are parted by colons. */
function setupId(verb: string, { channel, kind, time, zone }: SetupChoice): string {
  return pressId("setup", verb, channel, kind, time.replace(":", "."), zone.replace(":", "."));
}

export function setupChoiceIn(args: SetupChoice): SetupChoice {
  const { channel, kind, time, zone } = args;
  return { channel, kind, time: time.replace(".", ":"), zone: zone.replace(".", ":") };
}

/** Channel, time and zone of a daily passage, what its next post will say, and one button that starts it. */
export function setupView(
  draft: DailyStatus,
  choice: SetupChoice,
  zones: readonly ZoneChoice[],
  words: Words,
): Message {
  const { setup } = words;
  const times = [...new Set([...hours, choice.time])].sort();
  const shownZones = [...zones.filter(({ zone }) => zone !== choice.zone)].slice(0, selectOptions - 1);
  const chosenZone = { zone: choice.zone, time: zones.find(({ zone }) => zone === choice.zone)?.time ?? "" };
  const { name: chosenName } =
    chosenZone.time === "" ? { name: choice.zone } : zoneChoice(chosenZone.zone, chosenZone.time, words);
  return {
    components: [
      text(setup.intro),
      channelMenu(
        setupId("channel", choice),
        setup.channel,
        [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        choice.channel,
      ),
      menu(
        setupId("time", choice),
        setup.time,
        times.map((value) => ({ value, label: value, default: value === choice.time })),
      ),
      menu(setupId("zone", choice), setup.zone, [
        { value: choice.zone, label: chosenName, default: true },
        ...shownZones.map(({ zone, time }) => {
          const { name, value } = zoneChoice(zone, time, words);
          return { label: name, value };
        }),
      ]),
      ...preview(draft, words),
      row([button(setupId("start", choice), setup.start), button(setupId("other", choice), setup.other)]),
    ],
  };
}

function preview({ story, next, dueTimes }: DailyStatus, words: Words) {
  const passage = next?.kind === "passages" ? next.passages[0] : undefined;
  if (story === undefined || passage === undefined) return [];
  const at = Math.floor((dueTimes[0] ?? 0) / 1_000);
  const shown = boldExcerpt(passage.text, { start: 0, end: 0 }, previewLength, passage.marks);
  return [
    quotation(
      [small(words.setup.preview({ when: `<t:${at}:F>` })), shown],
      creditText(story, placeOf(story, passage, words), [passage], words),
    ),
  ];
}

/** A time and a zone that the menus don't have. */
export function otherTimeModal(choice: SetupChoice, words: Words): Modal {
  const { setup } = words;
  return modal(setupId("other", choice), setup.otherTitle, [
    { id: "time", label: setup.time, most: 20, value: choice.time },
    { id: "zone", label: setup.zone, most: 60, value: choice.zone },
  ]);
}
