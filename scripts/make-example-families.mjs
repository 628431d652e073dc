/**
 * Makes examples/familles.csv: invented families of an invented commune, always the same ones. E-mails end in
 * the reserved .test, phone numbers are of the ranges that the ARCEP keeps for fiction.
 * Run: node scripts/make-example-families.mjs
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const SEED = 20_260_901;
const HOUSEHOLDS = 118;

const COLUMNS = [
  "foyer",
  ...[1, 2].flatMap((rank) =>
    ["civilite", "nom", "prenom", "email", "telephone"].map((part) => `responsable${rank}_${part}`),
  ),
  ...["adresse", "code_postal", "commune"],
  ...["enfant_nom", "enfant_prenom", "enfant_date_naissance", "enfant_sexe", "enfant_classe"],
  ...["structure", "qf", "regime", "allocataire"],
];

const LAST_NAMES =
  `Martin|Bernard|Thomas|Petit|Robert|Richard|Durand|Dubois|Moreau|Laurent|Simon|Michel|Lefèvre|Leroy
|Roux|David|Bertrand|Morel|Fournier|Girard|Bonnet|Dupont|Lambert|Fontaine|Rousseau|Vincent|Müller|Lefebvre|Faure|André
|Mercier|Blanc|Guérin|Boyer|Garnier|Chevalier|François|Legrand|Gauthier|Garcia|Perrin|Robin|Clément|Morin|Nicolas|Henry
|Roussel|Mathieu|Gautier|Masson|Marchand|Duval|Denis|Dumont|Marie-Sainte|Lemaire|Noël|Meyer|Dufour|Meunier|Brun
|Blanchard|Giraud|Joly|Rivière|Lucas|Brunet|Gaillard|Barbier|Arnaud|Martínez|Gérard|Roche|Renard|Schmitt|Roy|Leroux
|Colin|Vidal|Caron|Picard|Roger|Fabre|Aubert|Lemoine|Renaud|Dumas|Lacroix|Olivier|Philippe|Bourgeois|Pierre|Benoît
|de La Tour|de Saint-Aubin|du Pré|Le Goff|Le Bihan|d'Alembert|L'Hermite|N'Diaye|M'Bemba|O'Connor|Benali|Bensaïd
|El Amrani|Haddad|Belkacem|Traoré|Diallo|Koné|Camara|Nguyen|Tran|Pham|da Silva|dos Santos|Ferreira|Gonçalves|Fernández
|Rossi|Bianchi|Kowalski|Nowak|Yılmaz|Demir|Popescu|Kaya|Jovanović|Ben Youssef|Rakotomalala|Hoarau|Payet|Grondin`
    .replaceAll("\n", "")
    .split("|");

const WOMEN =
  `Camille|Élodie|Aurélie|Céline|Émilie|Julie|Marion|Laëtitia|Mélanie|Anne-Sophie|Marie-Hélène|Sophie|Claire
|Fatima|Nadia|Samira|Aïcha|Fatou|Mariama|Linh|Thu Hà|Inês|Maria|Agnieszka|Elif|Ioana|Stéphanie|Audrey|Sandrine|Delphine
|Virginie|Hélène|Noémie|Solène|Gaëlle|Charlotte|Pauline|Mathilde|Lucie|Justine`
    .replaceAll("\n", "")
    .split("|");

const MEN =
  `Nicolas|Julien|Sébastien|Frédéric|Guillaume|Jérôme|Benoît|Rémi|Mickaël|Jean-Baptiste|Pierre-Yves|Thomas
|Karim|Mehdi|Youssef|Rachid|Mamadou|Ibrahima|Minh|Quang|João|Paulo|Piotr|Emre|Andrei|Vincent|David|Grégory|Cédric|Loïc
|Gaël|Yann|Romain|Maxime|Antoine|François|Étienne|Hugo|Olivier|Christophe`
    .replaceAll("\n", "")
    .split("|");

const GIRLS =
  `Jade|Louise|Ambre|Alba|Emma|Rose|Alice|Romy|Anna|Lina|Léna|Mia|Léa|Chloé|Inès|Zoé|Maëlys|Éléna|Anaïs|Lou
|Manon|Célestine|Apolline|Héloïse|Anne-Lise|Maryam|Aya|Assia|Nour|Fanta|Mai|Sofia|Zofia|Defne|Éva|Capucine|Margaux|Naïa`
    .replaceAll("\n", "")
    .split("|");

const BOYS =
  `Gabriel|Raphaël|Léo|Louis|Maël|Noah|Jules|Adam|Arthur|Isaac|Sacha|Hugo|Éden|Naël|Malo|Aaron|Marceau|Paul
|Jean-Paul|Côme|Timéo|Théo|Élio|Nathan|Loïs|Rayan|Ismaël|Amadou|Bao|Tiago|Kacper|Emir|Matéo|Anatole|Gaspard|Noé|Ilyès`
    .replaceAll("\n", "")
    .split("|");

const STREETS =
  `rue des Tilleuls|rue Jules-Ferry|avenue de la Gare|place de l'Église|chemin des Vignes|impasse du Moulin
|rue du 8-Mai-1945|allée des Marronniers|route de Grenoble|montée du Château|quai de l'Isère|rue Pierre-et-Marie-Curie
|lotissement Les Hauts-de-Valmont|rue de la République|chemin du Bois-d'Ars|rue George-Sand|passage du Lavoir`
    .replaceAll("\n", "")
    .split("|");

const CITIES = [
  ["38875", "Valmont-sur-Isère"],
  ["38875", "Valmont-sur-Isère"],
  ["38875", "Valmont-sur-Isère"],
  ["38875", "Valmont-sur-Isère"],
  ["38876", "Saint-Aubin-le-Vieux"],
  ["38877", "La Combe-des-Frênes"],
  ["38878", "Les Adrets-d'Ornon"],
  ["74985", "Le Pont-de-Nave"],
];

const STRUCTURES = ["Accueil de loisirs Les Tilleuls", "Espace enfance Jules-Ferry"];
/** Class of the school year 2026-27 by year of birth. */
const CLASSES = {
  2023: "PS",
  2022: "MS",
  2021: "GS",
  2020: "CP",
  2019: "CE1",
  2018: "CE2",
  2017: "CM1",
  2016: "CM2",
};
const LANDLINES = ["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"];

/** The same numbers in [0, 1) for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function emailOf(firstName, lastName) {
  const plain = (name) =>
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}|['’]/gu, "")
      .replaceAll("ı", "i")
      .replace(/[^a-z]+/g, "-");
  return `${plain(firstName)}.${plain(lastName)}@exemple.test`;
}

/** The text of the example file: semicolons, one line per child, dates JJ/MM/AAAA. */
export function makeExampleFamilies() {
  const random = randomOf(SEED);
  const below = (limit) => Math.floor(random() * limit);
  const chance = (share) => random() < share;
  const pick = (list) => list[below(list.length)];
  const shuffled = (list) =>
    list
      .map((item) => [random(), item])
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  const twoDigits = (number) => String(number).padStart(2, "0");

  const usedEmails = new Set();
  const usedChildren = new Set();
  let phones = 0;
  const nextPhone = () => {
    phones += 1;
    const end = `${twoDigits(Math.floor(phones / 100))} ${twoDigits(phones % 100)}`;
    return `${phones % 6 === 0 ? pick(LANDLINES) : "06 39 98"} ${end}`;
  };

  const makeAdult = (isWoman, lastName) => {
    let firstName = pick(isWoman ? WOMEN : MEN);
    while (usedEmails.has(emailOf(firstName, lastName))) firstName = pick(isWoman ? WOMEN : MEN);
    usedEmails.add(emailOf(firstName, lastName));
    const email = chance(0.92) ? emailOf(firstName, lastName) : "";
    return [isWoman ? "Mme" : "M.", lastName, firstName, email, chance(0.95) ? nextPhone() : ""];
  };

  const makeAddress = () => {
    const [postalCode, city] = pick(CITIES);
    const number = `${1 + below(90)}${chance(0.1) ? " bis" : ""}`;
    const building = chance(0.12) ? `, bâtiment ${pick(["A", "B", "C"])}` : "";
    return [`${number} ${pick(STREETS)}${building}`, postalCode, city];
  };

  const makeChild = (lastName, year) => {
    const isGirl = chance(0.5);
    let firstName = pick(isGirl ? GIRLS : BOYS);
    while (usedChildren.has(`${firstName} ${lastName}`)) firstName = pick(isGirl ? GIRLS : BOYS);
    usedChildren.add(`${firstName} ${lastName}`);
    const birthDate = `${twoDigits(1 + below(28))}/${twoDigits(1 + below(12))}/${year}`;
    return [lastName, firstName, birthDate, isGirl ? "F" : "M", CLASSES[year], pick(STRUCTURES)];
  };

  const makeMoney = () => {
    const quotient = 250 + below(2_351);
    const qf = chance(0.12) ? "" : chance(0.15) ? `${Math.min(quotient, 2_599)},50` : String(quotient);
    const regime = pick(["CAF", "CAF", "CAF", "CAF", "CAF", "CAF", "MSA", "autre", ""]);
    const allocataire = regime === "CAF" && chance(0.8) ? String(1_000_000 + below(8_999_999)) : "";
    return [qf, regime, allocataire];
  };

  const lines = [];
  let households = 0;
  const addHousehold = (adults, children) => {
    households += 1;
    const [first, second = ["", "", "", "", ""]] = adults;
    const address = makeAddress();
    const money = makeMoney();
    const ref = `F${String(households).padStart(4, "0")}`;
    for (const child of children) lines.push([ref, ...first, ...second, ...address, ...child, ...money]);
  };

  const lastNames = shuffled(LAST_NAMES);
  const years = Object.keys(CLASSES).map(Number);
  for (let index = 0; index < HOUSEHOLDS; index++) {
    const fatherName = lastNames[index % lastNames.length];
    const motherName = chance(0.4) ? fatherName : pick(LAST_NAMES);
    const simple = (name) => !/[ '-]/.test(name);
    const doubled = motherName !== fatherName && simple(motherName) && simple(fatherName) && chance(0.3);
    const childName = doubled ? `${fatherName}-${motherName}` : fatherName;
    const count = pick([1, 1, 1, 2, 2, 2, 2, 3]);
    const children = shuffled(years)
      .slice(0, count)
      .sort()
      .map((year) => makeChild(childName, year));
    const mother = makeAdult(true, motherName);
    const separated = index === 30 || index === 75;
    const alone = !separated && chance(0.2);
    if (alone) addHousehold([chance(0.8) ? mother : makeAdult(false, fatherName)], children);
    else if (separated) {
      addHousehold([mother], children.slice(0, 1));
      addHousehold([makeAdult(false, fatherName)], children.slice(0, 1));
    } else {
      const other = chance(0.96) ? makeAdult(false, fatherName) : makeAdult(true, fatherName);
      addHousehold(chance(0.5) ? [mother, other] : [other, mother], children);
    }
  }
  return [COLUMNS, ...lines].map((cells) => `${cells.join(";")}\n`).join("");
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, "..", "examples", "familles.csv");
  writeFileSync(file, makeExampleFamilies());
}
