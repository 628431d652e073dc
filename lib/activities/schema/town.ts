import { z } from "zod";
import { holidayRegion } from "@/lib/calendar/schema";
import { DeadlineRule } from "@/lib/deadlines/schema";
import { tariffRule } from "@/lib/tariffs/schema";

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

/** What an activity offers and by which rules, all in force from the same day. */
export const activitySettings = z.strictObject({
  name,
  capacityMode: z.enum(["FIRST_COME", "ALLOCATE"]).default("FIRST_COME"),
  autoValidate: z.boolean().default(false),
  cancelMode: z.enum(["ON_REQUEST", "AT_ONCE", "NEVER"]).default("ON_REQUEST"),
  enrolmentMode: z.enum(["AUTOMATIC", "ON_REQUEST"]).default("AUTOMATIC"),
  bookRule: DeadlineRule,
  cancelRule: DeadlineRule,
  groups: z.array(group).min(1),
  slots: z.array(slot).min(1),
  tariffs: z.array(z.strictObject({ name, rule: tariffRule })).default([]),
});
export type ActivitySettings = z.input<typeof activitySettings>;

/** The weekdays (1 is Monday) on which an activity opens, in school time or in the holidays, and its places by group. */
const opening = z.strictObject({
  season: z.enum(["school", "holidays"]),
  weekdays: z.array(z.int().min(1).max(7)),
  capacities: z.record(z.string(), z.int().min(0).max(10_000)),
});
export type Opening = z.output<typeof opening>;

const structure = z.strictObject({
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
  activities: z.array(activitySettings.extend({ opening: opening.optional() })).default([]),
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
  }),
  structures: z.array(structure).min(1),
});
export type TownSettings = z.output<typeof townSettings>;
