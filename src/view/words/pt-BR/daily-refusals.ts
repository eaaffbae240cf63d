import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("pt-BR").format(names);

/** Permissions by Discord's English names for them, in Discord's words. */
const permissions: Readonly<Record<string, string>> = {
  "View Channel": "Ver canal",
  "Send Messages": "Enviar mensagens",
  "Read Message History": "Ver histórico de mensagens",
  "Mention @everyone, @here and All Roles": "Mencionar @everyone, @here e todos os cargos",
  "Create Public Threads": "Criar tópicos públicos",
  "Send Messages in Threads": "Enviar mensagens em tópicos",
  "Pin Messages": "Fixar mensagens",
};

/** By a UserError's code: what can be wrong with daily posts. */
export const dailyRefusals = {
  "no-daily": () => "Este servidor ainda não tem publicações diárias. Comece com /daily start.",
  "no-such-daily": ({ name, names }) =>
    `Não há aqui publicações diárias chamadas “${name}”. A opção \`name\` aceita ${listed(names)}.`,
  "which-daily": ({ names }) =>
    `Este servidor tem várias publicações diárias. Diga quais com a opção \`name\`: ${listed(names)}.`,
  "too-many-daily": ({ most }) =>
    `Um servidor pode ter ${most} publicações diárias, e este já tem todas. Antes, pare uma com /daily stop.`,
  "daily-name": ({ name }) =>
    `Já existem publicações diárias chamadas “${name}”. Dê outro nome ou altere aquelas com /daily edit.`,
  "bad-daily-name": () => "Um nome precisa de uma letra ou de um algarismo. Escreva algo curto, como manhã.",
  "daily-channel": () =>
    "As publicações diárias vão para canais de texto, de anúncios, fóruns e tópicos. Escolha um deles.",
  "daily-permissions": ({ channel, missing }) =>
    `Em <#${channel}>, falta isto para mim: ${listed(missing.map((name) => `“${permissions[name] ?? name}”`))}. Conceda nas configurações do canal, em Permissões, e tente de novo.`,
  "daily-rests": ({ name }) =>
    `“${name}” não está em andamento, então nada pode ser publicado dali. Antes, use /daily resume.`,
  "daily-on-its-way": ({ name }) =>
    `Uma publicação de “${name}” está saindo agora mesmo. Tente de novo em um minuto.`,
  "daily-today-done": ({ name }) =>
    `O dia de hoje já está resolvido para “${name}”. Peça então uma publicação extra: ela não conta como a do dia.`,
  "daily-runs": ({ name }) =>
    `“${name}” já está em andamento. /daily status mostra quando sai a próxima publicação.`,
  "daily-story-gone": () =>
    "A história destas publicações não está mais aqui. Escolha outra com /daily edit ou espere até ela voltar.",
  "daily-changed": () => "Outra pessoa alterou estas publicações no mesmo momento. Tente de novo.",
  time: ({ written }) => `Não consigo ler “${written}” como um horário. Escreva assim: 9, 9h30 ou 21:15.`,
  days: ({ written }) =>
    `Não consigo ler “${written}” como dias da semana. Escreva em inglês: \`weekdays\` (de segunda a sexta), \`weekends\` (fins de semana) ou dias como \`mon, wed, fri\`.`,
  zone: ({ written }) =>
    `Não conheço um fuso horário chamado “${written}”. Escolha um na lista enquanto digita, como America/Sao\\_Paulo.`,
  "zone-many": ({ written, zones }) => `“${written}” pode ser ${zones}. Escolha um na lista enquanto digita.`,
} satisfies Partial<Words["refusals"]>;
