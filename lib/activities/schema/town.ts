import { z } from "zod";
import { absenceRule } from "@/lib/absences/schema";
import { holidayRegion } from "@/lib/calendar/schema";
import { DeadlineRule } from "@/lib/deadlines/schema";
import { tariffRule } from "@/lib/tariffs/schema";
import { activityLimits } from "./limits";

const name = z.string().trim().min(1).max(100);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "HH:MM");

const group = z
  .strictObject({ name, minAge: z.int().min(0).max(25), maxAge: z.int().min(0).max(25) })
  .refine(({ minAge, maxAge }) => minAge <= maxAge, { path: ["maxAge"], message: "maxAge is below minAge" });

const slot = z
  .strictObject({ name, startsAt: time, endsAt: time })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ["endsAt"],
    message: "endsAt is not after startsAt",
  });

/** Between two slots by name; `activity` names that of the other slot, in the same structure, where it is not its own. */
const link = z.strictObject({
  slot: name,
  kind: z.enum(["EXCLUDES", "NEEDS"]),
  other: name,
  activity: name.optional(),
});
export type NamedLink = z.output<typeof link>;

/** What an activity offers and by which rules, all in force from the same day. */
export const activitySettings = z.strictObject({
  name,
  capacityMode: z.enum(["FIRST_COME", "ALLOCATE"]).default("FIRST_COME"),
  autoValidate: z.boolean().default(false),
  cancelMode: z.enum(["ON_REQUEST", "AT_ONCE", "NEVER"]).default("ON_REQUEST"),
  enrolmentMode: z.enum(["AUTOMATIC", "ON_REQUEST"]).default("AUTOMATIC"),
  waitMode: z.enum(["NONE", "AUTOMATIC", "OFFER"]).default("NONE"),
  offerHours: z.int().min(1).max(336).default(24),
  limits: activityLimits.default({}),
  absenceRule: absenceRule.prefault({}),
  bookRule: DeadlineRule,
  cancelRule: DeadlineRule,
  groups: z.array(group),
  slots: z.array(slot),
  links: z.array(link).default([]),
  tariffs: z.array(z.strictObject({ name, rule: tariffRule })).default([]),
});
export type ActivitySettings = z.input<typeof activitySettings>;

/**
 * The weekdays (1 is Monday) on which an activity opens, in school time, in the holidays or always, its places by group
 * and, unless all are, its slots.
 */
const opening = z.strictObject({
  season: z.enum(["school", "holidays", "always"]),
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  slots: z.array(name).min(1).optional(),
  capacities: z.record(z.string(), z.int().min(0).max(10_000)),
});
export type Opening = z.output<typeof opening>;

/** In a town's file an opening lasts as long as the days that are set up, unless it says otherwise. */
const dated = opening
  .extend({ firstDay: z.iso.date().optional(), lastDay: z.iso.date().optional() })
  .refine(({ firstDay, lastDay }) => !firstDay || !lastDay || firstDay <= lastDay, {
    path: ["lastDay"],
    message: "lastDay is before firstDay",
  });

type Named = { name: string; groups: { name: string }[]; slots: { name: string }[] };
type Pointing = Named & { links: NamedLink[]; openings: z.output<typeof dated>[] };

/** What an activity says of groups, slots and activities that its structure does not have. */
function* unknownNames(activity: Pointing, others: Named[]) {
  const has = (list: { name: string }[], wanted: string) => list.some((own) => own.name === wanted);
  for (const [index, { slot: own, other, activity: elsewhere }] of activity.links.entries()) {
    if (!has(activity.slots, own)) yield { path: ["links", index, "slot"], name: own };
    const target = elsewhere === undefined ? activity : others.find((one) => one.name === elsewhere);
    if (!target) yield { path: ["links", index, "activity"], name: elsewhere };
    else if (!has(target.slots, other)) yield { path: ["links", index, "other"], name: other };
  }
  for (const [index, { slots = [], capacities }] of activity.openings.entries()) {
    for (const own of slots) {
      if (!has(activity.slots, own)) yield { path: ["openings", index, "slots"], name: own };
    }
    for (const own of Object.keys(capacities)) {
      if (!has(activity.groups, own)) yield { path: ["openings", index, "capacities"], name: own };
    }
  }
}

const offered = activitySettings.extend({
  groups: z.array(group).min(1),
  slots: z.array(slot).min(1),
  openings: z.array(dated).default([]),
});

const structure = z
  .strictObject({
    name,
    kind: z.enum(["LEISURE", "AFTER_SCHOOL", "CANTEEN", "NURSERY", "YOUTH"]),
    description: z.string().max(500).default(""),
    address: z.string().max(300).default(""),
    email: z.email().nullable().default(null),
    phone: z
      .string()
      .regex(/^\+\d{6,15}$/, "E.164")
      .nullable()
      .default(null),
    activities: z.array(offered).default([]),
  })
  .superRefine(({ activities }, ctx) => {
    for (const [index, activity] of activities.entries()) {
      for (const unknown of unknownNames(activity, activities)) {
        ctx.addIssue({
          code: "custom",
          path: ["activities", index, ...unknown.path],
          message: `nothing is named ${unknown.name}`,
        });
      }
    }
  });

/** A whole commune as `npm run setup` reads it: the organisation, its structures, their activities and rules. */
export const townSettings = z.strictObject({
  organisation: z.strictObject({
    name,
    timeZone: z
      .string()
      .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "IANA time zone"),
    schoolZone: z.enum(["A", "B", "C"]),
    holidayRegion: holidayRegion.default("METROPOLE"),
    /** Families who live there are residents. */
    residentPostalCodes: z.array(z.string().regex(/^\d{5}$/)).default([]),
  }),
  structures: z.array(structure).min(1),
});
export type TownSettings = z.output<typeof townSettings>;
