import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("de").format(names);

const dayNames = ["montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"];

export const dailyAdmin: Words["dailyAdmin"] = {
  starts: (name) => `Die täglichen Beiträge „${name}“ beginnen`,
  paused: "Pausiert",
  goingOn: "Es geht weiter",
  leftOut: "Ausgelassen",
  oneBack: "Einen Beitrag zurück",
  postedSoon: "Wird gleich gepostet",
  changed: "Geändert",
  none: "Dieser Server hat noch keine täglichen Beiträge. Beginne sie mit /daily start.",
  askStop: (name, channel) =>
    `„${name}“ in ${channel} beenden? Die Stelle in der Geschichte bleibt 30 Tage lang erhalten; /daily resume macht dort weiter.`,
  stopIt: "Beenden",
  keepIt: "Weiterlaufen lassen",
  stopped: (shown, name) =>
    `„${shown}“ ist beendet. 30 Tage lang geht es mit /daily resume name:${name} wieder weiter.`,
  kept: (name) => `„${name}“ läuft weiter wie bisher.`,
  unchanged: "Es wurde nichts geändert.",
  zone: (zone, time) => `${zone} · jetzt ${time}`,
  storyGone: "Eine Geschichte, die nicht mehr da ist",
  when: (title, channel, days, time, zone) => `${title} in ${channel}, ${days} um ${time} Uhr (${zone})`,
  nextTimes: (first, away, then) => `Nächster Beitrag: ${first} (${away}), danach ${then.join(", ")}`,
  nextPassages: (day, days, first, last) => `Als Nächstes kommt Tag ${day} von ${days}: ${span(first, last)}`,
  nextEnd: "Als Nächstes kommt der Hinweis, dass die Geschichte zu Ende ist",
  serial: "der Reihe nach",
  shuffled: "gemischt",
  again: "danach von vorn",
  thenStops: "danach Schluss",
  together: (characters) => `Passagen unter ${characters} Zeichen zusammen`,
  mentions: (role) => `erwähnt ${role}`,
  opensThread: "öffnet einen Thread",
  pinned: "angepinnt",
  silent: "ohne Benachrichtigung",
  isPaused: "Pausiert. Mit /daily resume geht es weiter.",
  isEnded:
    "Die Geschichte ist zu Ende erzählt. /daily resume beginnt sie von vorn oder macht dort weiter, wo sie gewachsen ist.",
  isStopped: "Beendet. Die Stelle bleibt 30 Tage lang erhalten.",
  blocked: (trouble) =>
    `**Zurzeit ohne Beiträge:** ${trouble} Ich versuche es einmal am Tag und mache von selbst weiter, sobald es geht.`,
  blockedPaused: (trouble) => `**Zurzeit ohne Beiträge:** ${trouble} Nimm danach /daily resume.`,
  past: (when, what) => `${when}: ${what}`,
  pastEnd: "das Ende",
  pastSpan: (first, last) => span(first, last),
  deleted: (what) => `${what}, inzwischen gelöscht`,
  noPost: (why) => `kein Beitrag (${why})`,
  missed: "verpasst, ich lief zu der Zeit nicht",
  uncertain: "unsicher, ob er ankam, deshalb nicht noch einmal gepostet",
  skipped: {
    rescheduled: "die Uhrzeit wurde an dem Tag vorverlegt",
    paused: "pausiert",
    ended: "die Geschichte war zu Ende",
    stopped: "beendet",
    blocked: "Discord hat ihn abgelehnt",
    "story-gone": "die Geschichte war nicht da",
    malformed: "Discord konnte diese Passage nicht annehmen",
    otherwise: "Discord hat ihn abgelehnt",
  },
  trouble: {
    "no-access": (channel) =>
      `Ich kann ${channel} nicht sehen. Gib mir dort „Kanal ansehen“ und „Nachrichten senden“.`,
    "no-permission": (channel) =>
      `Ich darf in ${channel} nicht schreiben. Gib mir dort „Nachrichten senden“ (in Threads: „Nachrichten in Threads senden“).`,
    "channel-gone": (_channel) => "Der Kanal wurde gelöscht. Wähle mit /daily edit einen anderen.",
    "server-gone": (_channel) => "Ich war nicht auf diesem Server. Füge mich wieder hinzu.",
    "needs-tag": (channel) =>
      `${channel} verlangt einen Tag an jedem Beitrag. Schalte das in den Kanaleinstellungen ab oder wähle einen anderen Kanal.`,
    locked: (channel) => `${channel} ist gesperrt. Entsperre ihn oder wähle einen anderen Kanal.`,
    "story-gone": (_channel) =>
      "Die Geschichte ist nicht mehr da. Wähle mit /daily edit eine andere oder warte, bis sie zurück ist.",
    otherwise: (channel) =>
      `Discord lehnt Beiträge in ${channel} ab. Sieh in den Kanaleinstellungen nach oder wähle einen anderen Kanal.`,
  },
  days: (days) => {
    if (days === "1234567") return "täglich";
    if (days === "12345") return "montags bis freitags";
    if (days === "67") return "am Wochenende";
    return listed([...days].map((day) => dayNames[Number(day) - 1] ?? ""));
  },
};

function span(first: number, last: number): string {
  return first === last ? `Passage ${first}` : `Passagen ${first}–${last}`;
}
