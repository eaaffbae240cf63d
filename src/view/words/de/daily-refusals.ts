import type { dailyRefusals as english } from "../en/daily-refusals.ts";
import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("de").format(names);

/** By Discord's English names for them, as Discord calls them in German. */
const permissions: Readonly<Record<string, string>> = {
  "View Channel": "„Kanal ansehen“",
  "Send Messages": "„Nachrichten senden“",
  "Send Messages in Threads": "„Nachrichten in Threads senden“",
  "Read Message History": "„Nachrichtenverlauf anzeigen“",
  "Create Public Threads": "„Öffentliche Threads erstellen“",
  "Pin Messages": "„Nachrichten anpinnen“",
  "Mention @everyone, @here and All Roles": "„@everyone, @here und alle Rollen erwähnen“",
};

export const dailyRefusals: Pick<Words["refusals"], keyof typeof english> = {
  "no-daily": () => "Dieser Server hat noch keine täglichen Beiträge. Beginne sie mit /daily start.",
  "no-such-daily": ({ name, names }) =>
    `Tägliche Beiträge namens „${name}“ gibt es hier nicht. Möglich bei der Option name: ${listed(names)}.`,
  "which-daily": ({ names }) =>
    `Dieser Server hat mehrere tägliche Beiträge. Sag mit der Option name, welche du meinst: ${listed(names)}.`,
  "too-many-daily": ({ most }) =>
    `Ein Server kann ${most} tägliche Beiträge haben, und so viele sind es hier schon. Beende zuerst welche mit /daily stop.`,
  "daily-name": ({ name }) =>
    `Tägliche Beiträge namens „${name}“ gibt es schon. Nimm einen anderen Namen oder ändere die vorhandenen mit /daily edit.`,
  "bad-daily-name": () =>
    "Ein Name braucht einen Buchstaben oder eine Ziffer. Schreib etwas Kurzes, etwa morgens.",
  "daily-channel": () =>
    "Tägliche Beiträge gehen in Text-, Ankündigungs- und Forenkanäle und in Threads. Wähle einen davon.",
  "daily-permissions": ({ channel, missing }) =>
    `In <#${channel}> fehlt mir: ${listed(missing.map((name) => permissions[name] ?? name))}. Erlaube mir das in den Kanaleinstellungen unter „Berechtigungen“ und versuch es noch einmal.`,
  "daily-rests": ({ name }) =>
    `„${name}“ läuft gerade nicht, deshalb kann daraus nichts gepostet werden. Nimm zuerst /daily resume.`,
  "daily-on-its-way": ({ name }) =>
    `Ein Beitrag von „${name}“ ist gerade unterwegs. Versuch es in einer Minute noch einmal.`,
  "daily-today-done": ({ name }) =>
    `Für heute ist „${name}“ schon erledigt. Nimm stattdessen einen zusätzlichen Beitrag: Er zählt nicht als der des Tages.`,
  "daily-runs": ({ name }) => `„${name}“ läuft bereits. /daily status zeigt, wann der nächste Beitrag kommt.`,
  "daily-story-gone": () =>
    "Die Geschichte dieser Beiträge ist nicht mehr da. Wähle mit /daily edit eine andere oder warte, bis sie zurück ist.",
  "daily-changed": () => "Im selben Moment hat noch jemand diese Beiträge geändert. Versuch es noch einmal.",
  time: ({ written }) =>
    `Ich kann „${written}“ nicht als Uhrzeit lesen. Schreib sie wie 9, 9:30, 9pm oder 21:15.`,
  days: ({ written }) =>
    `Ich kann „${written}“ nicht als Wochentage lesen. Schreib weekdays (Montag bis Freitag), weekends (Wochenende) oder englische Kürzel wie mon, wed, fri.`,
  zone: ({ written }) =>
    `Eine Zeitzone namens „${written}“ kenne ich nicht. Wähle beim Tippen eine aus der Liste, etwa Europe/Berlin.`,
  "zone-many": ({ written, zones }) =>
    `„${written}“ könnte ${zones} sein. Wähle beim Tippen eine Zeitzone aus der Liste.`,
};
