import type { CommandsWords, OptionWords } from "../command-words.ts";

const story: OptionWords = { description: "Quelle histoire" };
const storyOfIt: OptionWords = { description: "L’histoire où il se trouve" };
const isPrivate: OptionWords = { description: "Le montrer à toi uniquement" };
const spoiler: OptionWords = { description: "Le masquer avec des balises spoiler" };
const which: OptionWords = { description: "Quelles publications, si le serveur en a plusieurs" };

const daily = {
  channel: { description: "Où publier" },
  time: { description: "À quelle heure, comme 9, 9h30 ou 21:15" },
  timezone: { description: "L’heure de quelle ville, comme Paris ou Montréal" },
  story,
  order: {
    description: "Dans quel ordre",
    choices: {
      serial: "Du premier passage au dernier",
      shuffle: "Dans le désordre, aucun deux fois avant d’avoir tout montré",
    },
  },
  days: { description: "Quels jours, en anglais : weekdays (en semaine) ou mon, wed, fri" },
  end: {
    description: "Ce qui vient après le dernier passage",
    choices: { stop: "S’arrêter", again: "Recommencer" },
  },
  role: { description: "Un rôle à mentionner à chaque publication" },
  thread: { description: "Ouvrir un fil sous chaque publication" },
  pin: { description: "Épingler chaque publication, et désépingler la précédente" },
  silent: { description: "Publier sans notification" },
  shortest: { description: "Réunir avec le suivant les passages de moins de tant de caractères" },
} satisfies Readonly<Record<string, OptionWords>>;

/** What Discord shows of the commands in French; their names stay as they are typed. */
export const commands: CommandsWords = {
  attribution: {
    description: "Dire qui a écrit l’histoire, d’où elle vient et sa note d’auteur",
    options: { story },
  },
  card: {
    description: "Dessiner un passage en image",
    options: {
      words: { description: "Ce dont tu te souviens ; sa phrase est mise en valeur sur la carte" },
      number: { description: "Ou le numéro du passage, comme 12 ou 3.4" },
      story: storyOfIt,
      look: {
        description: "Le style de la carte",
        choices: {
          paper: "Papier",
          night: "Nuit",
          ink: "Encre",
          poster: "Affiche",
          moss: "Mousse",
          dawn: "Aube",
        },
      },
      shape: { description: "Large ou carrée", choices: { wide: "Large", square: "Carré" } },
      private: isPrivate,
      spoiler,
    },
  },
  chapters: {
    description: "Lister les chapitres d’une histoire, pour toi uniquement, et en ouvrir un",
    options: { story },
  },
  context: {
    description: "Montrer un passage avec ce qui l’entoure",
    options: {
      number: { description: "Le numéro du passage, comme 12 ; avec des chapitres, aussi 3.4" },
      around: { description: "Combien de passages de chaque côté ; 1 si rien n’est précisé" },
      story: storyOfIt,
      private: isPrivate,
      spoiler,
    },
  },
  daily: {
    description: "Un passage par jour dans un salon de ce serveur",
    subcommands: {
      start: {
        description: "Lancer des publications quotidiennes dans un salon",
        options: { ...daily, name: { description: "Un nom court pour ces publications" } },
      },
      status: {
        description: "Les prochaines publications, les dernières, et ce qui les empêche de venir",
      },
      pause: {
        description: "Mettre en pause les publications ; leur place dans l’histoire est gardée",
        options: { name: which },
      },
      resume: {
        description: "Reprendre des publications en pause ou arrêtées, ou recommencer une histoire finie",
        options: { name: which },
      },
      skip: { description: "Sauter ce qui vient ensuite", options: { name: which } },
      back: {
        description: "Revenir d’une publication en arrière, pour qu’elle soit montrée à nouveau",
        options: { name: which },
      },
      "post-now": {
        description: "Publier tout de suite",
        options: {
          "counts-as": {
            description: "Si cela remplace la publication du jour",
            choices: { today: "La publication du jour", extra: "Une en plus" },
          },
          name: which,
        },
      },
      preview: {
        description: "Voir la prochaine publication, toi uniquement",
        options: { name: which },
      },
      edit: {
        description: "Modifier des publications quotidiennes",
        options: { name: which, ...daily, "new-name": { description: "Leur donner un autre nom" } },
      },
      stop: {
        description: "Arrêter des publications quotidiennes ; leur place est gardée 30 jours",
        options: { name: which },
      },
    },
  },
  "find-in-story": {
    title: "Retrouver dans l’histoire",
    description: "Dire quel passage un message cite, et en quoi il diffère",
  },
  forget: {
    description: "Me faire oublier tout ce qui est à toi : places, passages enregistrés, notes, choix",
  },
  help: { description: "Dire ce que ce bot sait faire" },
  library: {
    description: "Choisir les histoires de ce serveur, et celle qui sert quand aucune n’est nommée",
  },
  passage: {
    description: "Montrer un passage, ou plusieurs à la suite, par leur numéro",
    options: {
      number: {
        description: "Son numéro, comme 12 ; avec des chapitres, aussi 3.4, le quatrième du chapitre trois",
      },
      to: { description: "Le dernier, pour en montrer plusieurs" },
      story: storyOfIt,
      private: isPrivate,
      spoiler,
    },
  },
  privacy: { description: "Ce que je garde de toi et pourquoi, et comment le voir ou l’effacer" },
  quote: {
    description: "Retrouver la phrase dont tu te souviens à moitié, et montrer son passage",
    options: {
      words: {
        description: "Ce dont tu te souviens, dans n’importe quel ordre ; rien, pour un passage au hasard",
      },
      story: { description: "L’histoire où chercher" },
      chapter: { description: "Seulement dans ce chapitre, par numéro ou par titre" },
      private: isPrivate,
      spoiler,
    },
  },
  random: {
    description: "Montrer un passage au hasard",
    options: {
      story: { description: "L’histoire où le prendre" },
      chapter: { description: "Seulement dans ce chapitre, par numéro ou par titre" },
      private: isPrivate,
      spoiler,
    },
  },
  read: {
    description: "Lire l’histoire là où tu en étais, en solo ou ensemble",
    options: {
      from: { description: "Commencer à un passage : 12, ou 3.4 avec des chapitres" },
      chapter: { description: "Commencer à un chapitre, par numéro ou par titre" },
      story,
      together: { description: "Lire avec tout le salon : chacun peut tourner la page" },
      careful: {
        description: "Ne rien me montrer au-delà de ma place dans une histoire, quoi que je demande",
      },
    },
  },
  saved: {
    description: "Voir les passages que tu as enregistrés, avec tes notes, et les emporter",
    options: {
      words: { description: "Seulement ceux qui ont ces mots, dans leur texte ou dans ta note" },
    },
  },
  search: {
    description: "Lister les passages qui correspondent, pour toi uniquement",
    options: {
      words: { description: "Ce dont tu te souviens, dans n’importe quel ordre" },
      story: { description: "L’histoire où chercher ; toutes si rien n’est précisé" },
      chapter: { description: "Seulement dans ce chapitre, par numéro ou par titre" },
    },
  },
  settings: {
    description:
      "Choisir ce que ce serveur montre : jusqu’où, masqué ou non, à quel rythme, en quelle langue",
  },
  top: {
    description: "Les passages que le plus de membres de ce serveur ont enregistrés",
    options: { private: { description: "Les montrer à toi uniquement" } },
  },
};
