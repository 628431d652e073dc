import { createActivity, createStructure, type NewActivity, openDays } from "@/lib/activities/commands";
import type { SystemActor } from "@/lib/actor";
import { schoolYearOf } from "@/lib/families/rules";
import { setUpOrganisation } from "@/lib/organisation/commands";

export const LEISURE = "Accueil de loisirs Les Tilleuls";
export const JULES_FERRY = "Espace enfance Jules-Ferry";
/** The outing of ten places that every demonstration family may ask for. */
export const OUTING = "Sortie piscine";

const MATERNELLE = { name: "Maternelle", minAge: 2, maxAge: 5 };
const ELEMENTAIRE = { name: "Élémentaire", minAge: 6, maxAge: 11 };
const SCHOOL_DAYS = [1, 2, 4, 5];
const WEDNESDAY = [3];

const dayBefore = (at: string) => ({ limit: { kind: "days-before" as const, days: 1, at } });
const weekday = (day: number, at: string) => ({
  limit: { kind: "weekday" as const, weekday: day, at, weeks: 1 },
});

/** One meal at Talloires; the upper edges of the bands are the demonstration's own (1,500 and 2,000). */
const MEAL = {
  name: "Repas",
  rule: {
    kind: "qf-bands",
    flag: "meal",
    bands: [
      { belowCents: 110_000, priceCents: 99 },
      { belowCents: 150_000, priceCents: 380 },
      { belowCents: 200_000, priceCents: 430 },
      { belowCents: null, priceCents: 480 },
    ],
  },
};
const fixed = (name: string, priceCents: number) => ({
  name,
  rule: { kind: "fixed", flag: "care", priceCents },
});

type Demo = Omit<NewActivity, "validFrom" | "position"> & {
  season: "school" | "holidays";
  weekdays: number[];
  capacities: Record<string, number>;
};

/** Rules 1, 2, 3 and 6 as communes publish them: Veyras, Andancette, Saint-Cyprien, Villeneuve. */
const LEISURE_ACTIVITIES: Demo[] = [
  {
    name: "Cantine",
    bookRule: weekday(2, "23:59"),
    cancelRule: dayBefore("17:00"),
    groups: [MATERNELLE, ELEMENTAIRE],
    slots: [{ name: "Repas", startsAt: "11:45", endsAt: "13:30" }],
    tariffs: [MEAL],
    season: "school",
    weekdays: SCHOOL_DAYS,
    capacities: { Maternelle: 70, Élémentaire: 140 },
  },
  {
    name: "Périscolaire",
    bookRule: dayBefore("18:00"),
    cancelRule: dayBefore("17:00"),
    groups: [MATERNELLE, ELEMENTAIRE],
    slots: [
      { name: "Matin", startsAt: "07:30", endsAt: "08:30" },
      { name: "Soir", startsAt: "16:30", endsAt: "18:30" },
    ],
    tariffs: [fixed("Heure de garderie", 120)],
    season: "school",
    weekdays: SCHOOL_DAYS,
    capacities: { Maternelle: 40, Élémentaire: 60 },
  },
  {
    name: "Mercredis",
    bookRule: weekday(5, "12:00"),
    cancelRule: dayBefore("12:00"),
    groups: [MATERNELLE, ELEMENTAIRE],
    slots: [
      { name: "Matin", startsAt: "08:00", endsAt: "12:00" },
      { name: "Repas", startsAt: "12:00", endsAt: "13:30" },
      { name: "Après-midi", startsAt: "13:30", endsAt: "18:00" },
    ],
    tariffs: [MEAL, fixed("Demi-journée", 650)],
    season: "school",
    weekdays: WEDNESDAY,
    capacities: { Maternelle: 24, Élémentaire: 36 },
  },
  {
    name: "Vacances",
    bookRule: { limit: { kind: "days-before", days: 2, counting: "ouvres" }, after: [{ kind: "staff" }] },
    cancelRule: { limit: { kind: "days-before", days: 2, counting: "ouvres" } },
    groups: [MATERNELLE, ELEMENTAIRE],
    slots: [{ name: "Journée", startsAt: "08:00", endsAt: "18:00" }],
    tariffs: [fixed("Journée avec repas", 1450)],
    season: "holidays",
    weekdays: [1, 2, 3, 4, 5],
    capacities: { Maternelle: 32, Élémentaire: 48 },
  },
  {
    name: OUTING,
    enrolmentMode: "ON_REQUEST",
    bookRule: dayBefore("18:00"),
    cancelRule: dayBefore("18:00"),
    groups: [{ name: "Tous âges", minAge: 2, maxAge: 12 }],
    slots: [{ name: "Après-midi", startsAt: "14:00", endsAt: "17:00" }],
    tariffs: [fixed("Sortie", 400)],
    season: "school",
    weekdays: [],
    capacities: { "Tous âges": 10 },
  },
];

/** Rule 3, meals: Saint-Cyprien. */
const JULES_FERRY_ACTIVITIES: Demo[] = [
  {
    name: "Restaurant scolaire",
    autoValidate: true,
    bookRule: weekday(2, "23:00"),
    cancelRule: dayBefore("23:59"),
    groups: [MATERNELLE, ELEMENTAIRE],
    slots: [{ name: "Repas", startsAt: "12:00", endsAt: "13:30" }],
    tariffs: [MEAL],
    season: "school",
    weekdays: SCHOOL_DAYS,
    capacities: { Maternelle: 50, Élémentaire: 90 },
  },
  {
    name: "Garderie",
    bookRule: dayBefore("23:59"),
    cancelRule: dayBefore("23:59"),
    groups: [{ name: "Tous âges", minAge: 2, maxAge: 11 }],
    slots: [{ name: "Soir", startsAt: "16:30", endsAt: "18:30" }],
    tariffs: [fixed("Heure de garderie", 110)],
    season: "school",
    weekdays: SCHOOL_DAYS,
    capacities: { "Tous âges": 45 },
  },
];

export type Town = { leisure: string; julesFerry: string; outing: string };

/** The commune, its two structures, their activities and two school years of open days. */
export async function seedTown(actor: SystemActor, today: string): Promise<Town> {
  const organisation = await setUpOrganisation(actor, {
    name: "Commune de Valmont-sur-Isère",
    timeZone: "Europe/Paris",
    schoolZone: "A",
    holidayRegion: "METROPOLE",
    isDemo: true,
  });
  const leisure = await createStructure(actor, organisation, {
    name: LEISURE,
    kind: "LEISURE",
    description: "Cantine, accueil du matin et du soir, mercredis, vacances et sorties pour les 3 à 11 ans.",
    address: "12 allée des Tilleuls, 38140 Valmont-sur-Isère",
    email: "tilleuls@exemple.test",
    phone: "+33465710012",
    position: 0,
  });
  const julesFerry = await createStructure(actor, organisation, {
    name: JULES_FERRY,
    kind: "AFTER_SCHOOL",
    description: "Restaurant scolaire et garderie de l'école Jules-Ferry.",
    address: "3 place de l'École, 38140 Valmont-sur-Isère",
    email: "jules-ferry@exemple.test",
    phone: "+33465710034",
    position: 1,
  });
  const years = [2025, schoolYearOf(today)];
  const from = `${Math.min(...years)}-09-01`;
  const to = `${Math.max(2026, ...years) + 1}-08-31`;
  let outing = "";
  for (const [structureId, activities] of [
    [leisure, LEISURE_ACTIVITIES],
    [julesFerry, JULES_FERRY_ACTIVITIES],
  ] as const) {
    for (const [position, { season, weekdays, capacities, ...activity }] of activities.entries()) {
      const id = await createActivity(actor, structureId, { ...activity, position, validFrom: from });
      if (activity.name === OUTING) outing = id;
      await openDays(actor, { activityId: id, firstDay: from, lastDay: to, weekdays, season, capacities });
    }
  }
  return { leisure, julesFerry, outing };
}
