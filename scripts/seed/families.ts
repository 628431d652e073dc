import { enrolChildren } from "@/lib/activities/commands";
import { mint, type Permission, type StaffActor, type SystemActor } from "@/lib/actor";
import { createHouseholds } from "@/lib/families/commands";
import { schoolYearEnd, schoolYearOf } from "@/lib/families/rules";
import type { NewChild, NewHousehold } from "@/lib/families/schema";
import { createStaff } from "@/lib/staff/commands";
import type { DemoTown } from "./town";

/** What an agent at the desk may do. */
const DESK = ["FAMILIES", "REQUESTS", "IMPORTS", "DOCUMENTS"] as const;

// biome-ignore format: a list reads better in rows
const FIRST_NAMES = [
  "Adèle", "Adam", "Agathe", "Amir", "Anaïs", "Arthur", "Aya", "Baptiste", "Brune", "Camille",
  "Célestin", "Chloé", "Clément", "Côme", "Diane", "Éden", "Élise", "Émile", "Emma", "Ethan",
];
// biome-ignore format: a list reads better in rows
const LAST_NAMES = [
  "Aubert", "Benali", "Blanchard", "Caron", "Chevalier", "Da Silva", "Delorme", "Dupuis", "Étienne", "Faure",
  "Fontaine", "Garnier", "Girard", "Haddad", "Hervé", "Jacquet", "Keller", "Lambert", "Le Goff", "Leclerc",
  "Legrand", "Lopez", "Mahé", "Marchand", "Mercier", "Meunier", "N'Diaye", "Nguyen", "Noël", "Olivier",
  "Perrin", "Picard", "Poirier", "Quéré", "Renaud", "Rey", "Rivière", "Robin", "Roussel", "Roy",
  "Sanchez", "Schmitt", "Simonet", "Tanguy", "Tessier", "Traoré", "Vidal", "Weber", "Yilmaz", "Zeller",
  "Barbier", "Brun", "Colin", "Dumas", "Gauthier", "Huet", "Jourdan", "Klein", "Maillard", "Vasseur",
];

const household = (
  given: Partial<NewHousehold> & Pick<NewHousehold, "adults" | "children" | "structureIds">,
): NewHousehold => ({
  status: "ACTIVE",
  externalRef: null,
  address: "4 rue du Lavoir",
  postalCode: "38140",
  city: "Valmont-sur-Isère",
  regime: "CAF",
  allocataireNumber: null,
  quotient: null,
  ...given,
});

/** Places every child in a school class by its age in the current school year. */
function childOf(firstName: string, lastName: string, age: number, sex: "F" | "M", year: number): NewChild {
  const classes = ["PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2"];
  return {
    firstName,
    lastName,
    birthDate: `${year - age}-05-14`,
    sex,
    schoolClass: classes[age - 3] ?? null,
  };
}

const directorGrants = ({ leisure }: DemoTown) =>
  ([...DESK, "HEALTH", "SETTINGS"] satisfies Permission[]).map((permission) => ({
    structureId: leisure,
    permission,
  }));

const staffActor = (
  ids: { staffId: string; accountId: string },
  grants: StaffActor["grants"],
  isAdmin: boolean,
) => mint<StaffActor>({ kind: "staff", ...ids, sessionId: ids.staffId, isAdmin, grants, locale: "fr" });

/**
 * The demonstration's own accounts: staff, the three known parents and sixty families of one child.
 * Returns the administrator, the director, the known families and the households of the sixty.
 */
export async function seedPeople(actor: SystemActor, town: DemoTown, today: string) {
  const director = await createStaff(actor, {
    firstName: "Hélène",
    lastName: "Roche",
    email: "direction@demo.test",
    passwordHash: null,
    isAdmin: false,
    grants: directorGrants(town),
  });
  await createStaff(actor, {
    firstName: "Nadia",
    lastName: "Lefèvre",
    email: "agent@demo.test",
    passwordHash: null,
    isAdmin: false,
    grants: DESK.map((permission) => ({ structureId: town.leisure, permission })),
  });
  const admin = await createStaff(actor, {
    firstName: "Sophie",
    lastName: "Garnier",
    email: "admin@demo.test",
    passwordHash: null,
    isAdmin: true,
    grants: [],
  });

  const year = schoolYearOf(today);
  const from = `${year}-09-01`;
  const known = await createHouseholds(actor, from, [
    household({
      structureIds: [town.leisure],
      adults: [
        {
          civility: "MADAME",
          firstName: "Camille",
          lastName: "Martin",
          email: "parent@demo.test",
          phone: "+33639980101",
        },
        {
          civility: "MONSIEUR",
          firstName: "Julien",
          lastName: "Martin",
          email: "julien.martin@demo.test",
          phone: "+33639980102",
        },
      ],
      children: [
        childOf("Zoé", "Bernard", 9, "F", year),
        childOf("Léa", "Martin", 7, "F", year),
        childOf("Noé", "Martin", 4, "M", year),
      ],
      allocataireNumber: "1234567",
      quotient: { valueCents: 132_000, source: "CAF" },
    }),
    household({
      structureIds: [town.leisure],
      address: "27 route de la Plaine",
      adults: [
        {
          civility: "MADAME",
          firstName: "Fatou",
          lastName: "Diallo",
          email: "parent2@demo.test",
          phone: "+33639980103",
        },
      ],
      children: [childOf("Moussa", "Diallo", 8, "M", year), childOf("Aminata", "Diallo", 5, "F", year)],
      quotient: { valueCents: 64_000, source: "CAF" },
    }),
    ...LAST_NAMES.map((lastName, index) =>
      household({
        structureIds: [town.leisure],
        address: `${index + 1} chemin des Vignes`,
        adults: [
          {
            civility: index % 2 ? "MONSIEUR" : "MADAME",
            firstName: FIRST_NAMES[(index * 7 + 3) % FIRST_NAMES.length]!,
            lastName,
            email: `famille${String(index + 1).padStart(2, "0")}@demo.test`,
            phone: `+3363998${String(200 + index).padStart(4, "0")}`,
          },
        ],
        children: [
          childOf(
            FIRST_NAMES[index % FIRST_NAMES.length]!,
            lastName,
            3 + (index % 8),
            index % 2 ? "M" : "F",
            year,
          ),
        ],
      }),
    ),
  ]);
  // Of the other structure, which waits for a document before anything can be asked for.
  await createHouseholds(actor, from, [
    household({
      structureIds: [town.school],
      address: "3 place du Marché",
      adults: [
        {
          civility: "MONSIEUR",
          firstName: "Karim",
          lastName: "Haddad",
          email: "parent4@demo.test",
          phone: "+33639980105",
        },
      ],
      children: [childOf("Yanis", "Haddad", 6, "M", year)],
    }),
  ]);
  const shared = known[0]!.childIds[0]!;
  const separated = await createHouseholds(actor, from, [
    household({
      structureIds: [town.leisure],
      address: "8 impasse des Forges",
      adults: [
        {
          civility: "MONSIEUR",
          firstName: "Thomas",
          lastName: "Bernard",
          email: "parent3@demo.test",
          phone: "+33639980104",
        },
      ],
      children: [{ ...childOf("Zoé", "Bernard", 9, "F", year), childId: shared }],
    }),
  ]);
  await enrolChildren(actor, {
    activityId: town.outing,
    childIds: known.flatMap(({ childIds }) => childIds),
    firstDay: from,
    lastDay: schoolYearEnd(today),
  });
  return {
    admin: staffActor(admin, [], true),
    director: staffActor(director, directorGrants(town), false),
    known: { martin: known[0]!, diallo: known[1]!, bernard: separated[0]! },
    sixty: known.slice(2).map(({ householdId }) => householdId),
  };
}
