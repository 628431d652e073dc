import type { ActivitySettings, Template } from "../schema";

export type StartingSettings = Omit<ActivitySettings, "name">;

const GROUPS = [
  { name: "Maternelle", minAge: 2, maxAge: 5 },
  { name: "Élémentaire", minAge: 6, maxAge: 11 },
];

const eve = (at: string) => ({ limit: { kind: "days-before" as const, days: 1, at } });
const ouvres = (days: number) => ({
  limit: { kind: "days-before" as const, days, counting: "ouvres" as const },
});

const STARTS: Record<Template, StartingSettings> = {
  CANTEEN: {
    groups: GROUPS,
    slots: [{ name: "Repas", startsAt: "11:45", endsAt: "13:30" }],
    bookRule: { limit: { kind: "weekday", weekday: 2, at: "23:59", weeks: 1 } },
    cancelRule: eve("17:00"),
  },
  AFTER_SCHOOL: {
    groups: GROUPS,
    slots: [
      { name: "Matin", startsAt: "07:30", endsAt: "08:30" },
      { name: "Soir", startsAt: "16:30", endsAt: "18:30" },
    ],
    bookRule: eve("18:00"),
    cancelRule: eve("17:00"),
  },
  WEDNESDAYS: {
    groups: GROUPS,
    slots: [
      { name: "Matin", startsAt: "08:00", endsAt: "12:00" },
      { name: "Repas", startsAt: "12:00", endsAt: "13:30" },
      { name: "Après-midi", startsAt: "13:30", endsAt: "18:00" },
    ],
    links: [
      { slot: "Repas", kind: "NEEDS", other: "Matin" },
      { slot: "Repas", kind: "NEEDS", other: "Après-midi" },
    ],
    bookRule: { limit: { kind: "weekday", weekday: 5, at: "12:00", weeks: 1 } },
    cancelRule: eve("12:00"),
  },
  HOLIDAYS: {
    groups: GROUPS,
    slots: [{ name: "Journée", startsAt: "08:00", endsAt: "18:00" }],
    bookRule: ouvres(2),
    cancelRule: ouvres(2),
  },
  EMPTY: { groups: [], slots: [], bookRule: eve("18:00"), cancelRule: eve("18:00") },
};

/** The slots, groups, links and deadlines of a template, all of which staff can change. */
export const startOf = (template: Template): StartingSettings => STARTS[template];
