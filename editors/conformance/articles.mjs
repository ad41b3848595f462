// Articles to find something in. In both, a block stands twice, a quotation has no source, a name is spelt in two ways, and é
// and an emoji stand before what is found on the line, so that each encoding counts another column. `found` has the words
// that each finding is put under, and which time they stand there; of a quotation these are its first words.

const BLOCK = [
  "Le dépôt municipal de la rue des Tanneurs rouvrira ses portes lundi matin, après onze semaines de travaux menés sans interrompre la collecte du verre. Les habitants pourront de nouveau y déposer meubles, gravats et vieux appareils.",
  "Les agents accueilleront les visiteurs du lundi au samedi, de huit heures à midi, puis de quatorze heures à dix-huit heures. Une carte gratuite, délivrée en mairie sur présentation d'une facture, sera demandée à l'entrée du site.",
  "Le quai des gravats a été refait en béton clair et porte désormais deux rampes séparées. Les camionnettes n'auront plus à reculer sur la rue, où trois accrochages avaient été comptés durant l'hiver dernier.",
];
const ORPHAN =
  "« Personne ne nous a demandé notre avis avant de fermer le portail, et nous avons porté nos cartons à pied pendant tout l'hiver »";
const SAID = "« Nous avons entendu chaque remarque des riverains et le chemin piéton sera éclairé avant la rentrée »";
const AGAIN = "« Les premiers camions passeront par le boulevard et la rue restera aux écoliers »";

export const FRENCH = {
  languageId: "plaintext",
  name: "dépôt.txt",
  text: [
    "Un dépôt tout neuf",
    ...BLOCK,
    `Vincent Crouzet, adjoint chargé de la voirie, a suivi le chantier de près. ${SAID}, a déclaré Vincent Crouzet devant une trentaine de voisins réunis jeudi soir.`,
    `M. Crouzet a ensuite présenté le plan de circulation. ${AGAIN}, a-t-il ajouté.`,
    `Été comme hiver 🚲, le portail restera ouvert. ${ORPHAN}. La réunion a pris fin vers vingt-deux heures.`,
    "Café ☕ en main, des bénévoles venus d'Ukraine ont raconté 🧹 le tri à Kyiv. Beaucoup ont appris à Kyiv ce métier, et deux sont repartis à Kiev au printemps.",
    ...BLOCK,
    "",
  ].join("\n"),
  encoded: "d%C3%A9p%C3%B4t.txt",
  found: [
    ["repeated-block", BLOCK.join("\n"), 2],
    ["unattributed-quote", "« Personne ne nous a demandé", 1],
    ["name-variant", "Kiev", 1],
  ],
  quotation: AGAIN,
  hint: "Vincent Crouzet",
  person: {
    name: "Crouzet",
    full: "Vincent Crouzet",
    becomes: "Vincent Maréchal",
    forms: ["Vincent Crouzet", "Vincent Crouzet", "M. Crouzet"],
  },
};

const PASTED = [
  "The ferry between the two piers will run again from Monday, eleven weeks after its hull was lifted out of the harbor for repairs. Passengers will find the timetable unchanged, with a boat every half hour from six in the morning.",
  "The company has fitted new benches on the upper deck and a ramp that carries wheelchairs without the help of the crew. A second boat, rented for the winter, goes back to its owner at the end of the week.",
  "Tickets bought before the break stay valid until the end of June. Those who would rather have their money back can ask for it at the counter on the north pier, where a clerk will be present every afternoon.",
];
const UNNAMED =
  "“Nobody told us that the boat would be gone for the whole winter, and we have been driving around the bay ever since”";
const TOLD = "“We have listened to the people of both shores and the first boat will leave an hour earlier”";
const LATER = "“The crew has trained on the new ramp since March and everybody will be carried across”";

export const ENGLISH = {
  languageId: "markdown",
  name: "ferry & café.md",
  text: [
    "# The ferry is back 🚢",
    "",
    ...PASTED.flatMap((paragraph) => [paragraph, ""]),
    `Margaret Whitcombe, the harbor master, has followed the repairs closely. ${TOLD}, said Margaret Whitcombe at a meeting on Thursday.`,
    "",
    `Whitcombe then showed the new timetable. ${LATER}, she added.`,
    "",
    `At the Café 🥐 on the pier, opinions were divided. ${UNNAMED}. The meeting ended at ten.`,
    "",
    "Over a café crème ☕, volunteers from Ukraine spoke 🎤 of the boats in Kyiv. Many learned the trade in Kyiv, and two of them went back to Kiev in the *spring*.",
    "",
    ...PASTED.flatMap((paragraph) => [paragraph, ""]),
  ].join("\r\n"),
  encoded: "ferry%20%26%20caf%C3%A9.md",
  found: [
    ["repeated-block", PASTED.join("\r\n\r\n"), 2],
    ["unattributed-quote", "“Nobody told us that the", 1],
    ["name-variant", "Kiev", 1],
  ],
  quotation: LATER,
  hint: "Margaret Whitcombe",
  person: {
    name: "Whitcombe",
    full: "Margaret Whitcombe",
    becomes: "Margaret Ashdown",
    forms: ["Margaret Whitcombe", "Margaret Whitcombe", "Whitcombe"],
  },
};
