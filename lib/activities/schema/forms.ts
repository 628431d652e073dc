import { z } from "zod";
import { id, line, listOf, plainDate } from "@/lib/fields";
import { seen, seenOf, time, whole } from "./seen";

const only = <T extends string>(choices: readonly T[]) => z.enum(choices as [T, ...T[]], "choose-one");

const order = whole(1, 99);

export const TEMPLATES = ["CANTEEN", "AFTER_SCHOOL", "WEDNESDAYS", "HOLIDAYS", "EMPTY"] as const;
/** What a new activity starts from; EMPTY has neither slots nor groups. */
export type Template = (typeof TEMPLATES)[number];
export const ENROLMENT_MODES = ["AUTOMATIC", "ON_REQUEST"] as const;
export const SEASONS = ["SCHOOL", "HOLIDAYS", "ALWAYS"] as const;
export type Season = (typeof SEASONS)[number];

export const newActivityForm = z
  .object({ structure: id, nom: line(100), depart: only(TEMPLATES) })
  .transform(({ structure, nom, depart }) => ({ structureId: structure, name: nom, template: depart }));
export type NewActivityInput = z.output<typeof newActivityForm>;

export const activityForm = z
  .object({ ...seen, nom: line(100), inscription: only(ENROLMENT_MODES) })
  .transform((given) => ({ ...seenOf(given), name: given.nom, enrolmentMode: given.inscription }));
export type SaveActivity = z.output<typeof activityForm>;

export const archiveActivityForm = z
  .object({ ...seen, archiver: only(["oui", "non"]) })
  .transform((given) => ({ ...seenOf(given), archived: given.archiver === "oui" }));

export const moveActivityForm = z
  .object({ ...seen, sens: only(["avant", "apres"]) })
  .transform((given) => ({ ...seenOf(given), up: given.sens === "avant" }));

export const slotForm = z
  .object({
    ...seen,
    creneau: id.optional(),
    nom: line(60),
    debut: time,
    fin: time,
    rang: order,
    exclut: listOf(id, 100),
    avec: listOf(id, 100),
  })
  .refine(({ debut, fin }) => debut < fin, { path: ["fin"], message: "time-order" })
  .transform((given) => ({
    ...seenOf(given),
    slotId: given.creneau ?? null,
    name: given.nom,
    startsAt: given.debut,
    endsAt: given.fin,
    position: given.rang - 1,
    excludes: given.exclut,
    needs: given.avec,
  }));
export type SaveSlot = z.output<typeof slotForm>;

export const endSlotForm = z
  .object({ ...seen, creneau: id, faire: only(["archiver", "reprendre", "supprimer"]) })
  .transform((given) => ({ ...seenOf(given), slotId: given.creneau, what: given.faire }));
export type EndSlot = z.output<typeof endSlotForm>;

export const groupForm = z
  .object({ ...seen, groupe: id.optional(), nom: line(60), de: whole(0, 25), a: whole(0, 25), rang: order })
  .refine(({ de, a }) => de <= a, { path: ["a"], message: "age-order" })
  .transform((given) => ({
    ...seenOf(given),
    groupId: given.groupe ?? null,
    name: given.nom,
    minAge: given.de,
    maxAge: given.a,
    position: given.rang - 1,
  }));
export type SaveGroup = z.output<typeof groupForm>;

export const removeGroupForm = z
  .object({ ...seen, groupe: id })
  .transform((given) => ({ ...seenOf(given), groupId: given.groupe }));

const LONGEST = 732 * 86_400_000;

const places = z
  .record(id, z.string())
  .default({})
  .transform((given, ctx) =>
    Object.entries(given).flatMap(([groupId, text]) => {
      if (text.trim() === "") return [];
      const capacity = whole(0, 10_000).safeParse(text.trim());
      if (capacity.success) return [{ groupId, capacity: capacity.data }];
      ctx.addIssue({ code: "custom", path: [groupId], message: "bad-number" });
      return [];
    }),
  );

export const openingForm = z
  .object({
    ...seen,
    ouverture: id.optional(),
    du: plainDate,
    au: plainDate,
    saison: only(SEASONS),
    jours: listOf(whole(1, 7), 7).refine((days) => days.length > 0, "weekday-required"),
    creneaux: listOf(id, 100),
    places,
  })
  .refine(({ du, au }) => du <= au, { path: ["au"], message: "end-before-start" })
  .refine(({ du, au }) => Date.parse(au) - Date.parse(du) <= LONGEST, {
    path: ["au"],
    message: "opening-too-long",
  })
  .refine((given) => given.places.length > 0, { path: ["places"], message: "places-required" })
  .transform((given) => ({
    ...seenOf(given),
    openingId: given.ouverture ?? null,
    firstDay: given.du,
    lastDay: given.au,
    season: given.saison,
    weekdays: [...new Set(given.jours)].sort(),
    slotIds: [...new Set(given.creneaux)],
    places: given.places,
  }));
export type SaveOpening = z.output<typeof openingForm>;

export const removeOpeningForm = z
  .object({ ...seen, ouverture: id })
  .transform((given) => ({ ...seenOf(given), openingId: given.ouverture }));

export const ADJUSTMENTS = ["places", "fermer", "rouvrir", "regle"] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

/** More days of a month than one group and its slots have are no press of a person. */
const MAX_DAYS = 1_500;

export const adjustDaysForm = z
  .object({
    ...seen,
    jour: listOf(id, MAX_DAYS).refine((days) => days.length > 0, "day-picked"),
    faire: only(ADJUSTMENTS),
    nombre: z.string().optional(),
  })
  .transform((given, ctx) => {
    const capacity = given.faire === "places" ? whole(0, 10_000).safeParse(given.nombre ?? "") : null;
    for (const { message } of capacity?.error?.issues ?? []) {
      ctx.addIssue({ code: "custom", path: ["nombre"], message });
    }
    return {
      ...seenOf(given),
      slotDayIds: given.jour,
      what: given.faire,
      capacity: capacity?.data ?? null,
    };
  });
export type AdjustDays = z.output<typeof adjustDaysForm>;
