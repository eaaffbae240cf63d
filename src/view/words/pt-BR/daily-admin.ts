import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("pt-BR").format(names);

const dayNames = [
  "às segundas",
  "às terças",
  "às quartas",
  "às quintas",
  "às sextas",
  "aos sábados",
  "aos domingos",
];

/** For those who set daily posts up. */
export const dailyAdmin = {
  starts: (name) => `As publicações diárias “${name}” começam`,
  paused: "Em pausa",
  goingOn: "De volta",
  leftOut: "Trecho pulado",
  oneBack: "Uma publicação atrás",
  postedSoon: "A publicação sai em um instante",
  changed: "Alterado",
  none: "Este servidor ainda não tem publicações diárias. Comece com /daily start.",
  askStop: (name, channel) =>
    `Parar “${name}” em ${channel}? O lugar na história fica guardado por 30 dias; /daily resume retoma dali.`,
  stopIt: "Parar",
  keepIt: "Manter",
  stopped: (shown, name) =>
    `“${shown}” parou. Por 30 dias, /daily resume name:${name} retoma de onde estava.`,
  kept: (name) => `“${name}” continua como antes.`,
  unchanged: "Nada mudou.",
  zone: (zone, time) => `${zone} · agora ${time}`,
  storyGone: "Uma história que não está mais aqui",
  /** What is posted, where, on which days, at which time of which zone. */
  when: (title, channel, days, time, zone) => `${title} em ${channel}, ${days}, às ${time} (${zone})`,
  nextTimes: (first, away, then) => `Próxima publicação: ${first} (${away}), depois ${then.join(", ")}`,
  nextPassages: (day, days, first, last) => `A seguir vem o dia ${day} de ${days}: ${span(first, last)}`,
  nextEnd: "A seguir vem o aviso do fim da história",
  serial: "do primeiro ao último",
  shuffled: "em ordem aleatória",
  again: "depois recomeça",
  thenStops: "depois para",
  together: (characters) => `junta os trechos com menos de ${characters} caracteres`,
  mentions: (role) => `menciona ${role}`,
  opensThread: "abre um tópico",
  pinned: "fixa a mensagem",
  silent: "sem notificação",
  isPaused: "Em pausa. /daily resume continua.",
  isEnded: "A história foi contada até o fim. /daily resume recomeça, ou continua se ela tiver crescido.",
  isStopped: "Paradas. O lugar na história fica guardado por 30 dias.",
  blocked: (trouble) =>
    `**Sem publicar:** ${trouble} Eu tento uma vez por dia e continuo por conta própria assim que puder.`,
  blockedPaused: (trouble) => `**Sem publicar:** ${trouble} Depois use /daily resume.`,
  /** A line of the past: a date and what came of it. */
  past: (when, what) => `${when}: ${what}`,
  pastEnd: "o fim",
  pastSpan: (first, last) => span(first, last),
  deleted: (what) => `${what}; apagado depois`,
  noPost: (why) => `sem publicação (${why})`,
  missed: "não saiu: eu não estava no ar nesse horário",
  uncertain: "não se sabe se chegou, então não foi repetida",
  /** Why a date had no post. */
  skipped: {
    rescheduled: "o horário foi adiantado nesse dia",
    paused: "em pausa",
    ended: "a história tinha acabado",
    stopped: "parada",
    blocked: "o Discord recusou",
    "story-gone": "a história não estava mais aqui",
    malformed: "o Discord não conseguiu aceitar este trecho",
    otherwise: "o Discord recusou",
  },
  /** Why Discord takes no posts, and how an admin mends it. */
  trouble: {
    "no-access": (channel) =>
      `Não consigo ver ${channel}. Conceda a mim as permissões “Ver canal” e “Enviar mensagens” nesse canal.`,
    "no-permission": (channel) =>
      `Não posso escrever em ${channel}. Conceda a mim a permissão “Enviar mensagens” nesse canal (em tópicos: “Enviar mensagens em tópicos”).`,
    "channel-gone": (_channel) => "O canal foi excluído. Escolha outro com /daily edit.",
    "server-gone": (_channel) => "Eu não estava mais neste servidor. Adicione o bot de novo.",
    "needs-tag": (channel) =>
      `${channel} exige uma tag em cada post. Desative isso nas configurações dele ou escolha outro canal.`,
    locked: (channel) => `${channel} está trancado. Destranque-o ou escolha outro canal.`,
    "story-gone": (_channel) =>
      "A história não está mais aqui. Escolha outra com /daily edit ou espere até ela voltar.",
    otherwise: (channel) =>
      `O Discord recusa publicações em ${channel}. Confira as configurações do canal ou escolha outro.`,
  },
  /** ISO weekdays, Monday first: `1234567` is every day. */
  days: (days) => {
    if (days === "1234567") return "todos os dias";
    if (days === "12345") return "de segunda a sexta";
    if (days === "67") return "nos fins de semana";
    return listed([...days].map((day) => dayNames[Number(day) - 1] ?? ""));
  },
} satisfies Words["dailyAdmin"];

function span(first: number, last: number): string {
  return first === last ? `trecho ${first}` : `trechos ${first} a ${last}`;
}
