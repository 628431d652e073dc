import { z } from "zod";

/** "HH:MM" on the wall clock of the organisation's time zone. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** The end of a daily span may also be midnight, "24:00". */
const spanEnd = z.union([time, z.literal("24:00")]);
const day = z.iso.date();
/** "2026-11-24T09:00" on the same wall clock. */
const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => day.safeParse(text.slice(0, 10)).success);
/** 1 is Monday, 7 is Sunday. */
const weekday = z.int().min(1).max(7);
const weeks = z.int().min(0).max(8);

/** Without an hour a deadline is the end of its day: 23:59, that whole minute included. */
const at = time.default("23:59");

/** *Ouvrés*: Monday to Friday. *Ouvrables*: Monday to Saturday. Public holidays are out of both. */
const WorkingDays = z.enum(["ouvres", "ouvrables"]);
export type WorkingDays = z.output<typeof WorkingDays>;

const HoursBefore = z
  .strictObject({
    kind: z.literal("hours-before"),
    hours: z.int().min(1).max(2160),
    counting: z.enum(["clock", "working"]).default("clock"),
    /** For working hours only: which days count, and from when to when. "00:00" to "24:00" counts whole days. */
    workingDays: WorkingDays.default("ouvres"),
    from: time.default("09:00"),
    to: spanEnd.default("17:00"),
  })
  .refine((limit) => limit.from < limit.to, { path: ["to"] });

const DaysBefore = z.strictObject({
  kind: z.literal("days-before"),
  days: z.int().min(0).max(366),
  at,
  counting: z.enum(["calendar", "ouvres", "ouvrables", "open"]).default("calendar"),
});
export type DayCounting = z.output<typeof DaysBefore>["counting"];

/** A named weekday of the slot's own week (`weeks: 0`), of the week before (1), and so on. Weeks start on Monday. */
const Weekday = z.strictObject({ kind: z.literal("weekday"), weekday, at, weeks });

/** For each weekday of the slot, its own weekday limit. A weekday without a row is never open. */
const WeekdayTable = z.strictObject({
  kind: z.literal("weekday-table"),
  rows: z
    .array(z.strictObject({ for: z.array(weekday).min(1), weekday, at, weeks }))
    .min(1)
    .refine((rows) => {
      const days = rows.flatMap((row) => row.for);
      return new Set(days).size === days.length;
    }, "each weekday once"),
});

/** Day n of the month before (`months: 1`); in a shorter month its last day, so 31 is always the last day. */
const MonthDay = z.strictObject({
  kind: z.literal("month-day"),
  day: z.int().min(1).max(31),
  at,
  months: z.int().min(0).max(12).default(1),
});

/** Who may book earlier than everybody else. */
export const Priority = z.enum(["residents", "siblings", "working-parents"]);
export type Priority = z.output<typeof Priority>;

const WindowPeriod = z
  .strictObject({
    firstDay: day,
    lastDay: day,
    opensAt: localDateTime,
    closesAt: localDateTime,
    stages: z.array(z.strictObject({ priority: Priority, opensAt: localDateTime })).default([]),
  })
  .refine((period) => period.firstDay <= period.lastDay, { path: ["lastDay"] })
  .refine((period) => period.opensAt < period.closesAt, { path: ["closesAt"] })
  .refine((period) => period.stages.every((stage) => stage.opensAt <= period.opensAt), { path: ["stages"] });
export type WindowPeriod = z.output<typeof WindowPeriod>;

/** The days of a period may be booked between two moments. A day outside every period is not open yet. */
const BookingWindow = z.strictObject({
  kind: z.literal("window"),
  periods: z
    .array(WindowPeriod)
    .min(1)
    .refine((periods) => {
      const sorted = periods.toSorted((a, b) => a.firstDay.localeCompare(b.firstDay));
      return sorted.every((period, index) => index === 0 || sorted[index - 1]!.lastDay < period.firstDay);
    }, "periods may not overlap"),
});

const relativeLimits = [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("never") }),
  HoursBefore,
  DaysBefore,
  Weekday,
  WeekdayTable,
  MonthDay,
] as const;

/** A last moment that follows from the slot's own day. */
const RelativeLimit = z.discriminatedUnion("kind", relativeLimits);
export type RelativeLimit = z.output<typeof RelativeLimit>;

const Limit = z.discriminatedUnion("kind", [...relativeLimits, BookingWindow]);
export type Limit = z.output<typeof Limit>;

const opensFrom = time.default("00:00");
/** A first moment that follows from the slot's own day ("from the 1st of the month before"). */
const Opening = z.discriminatedUnion("kind", [
  DaysBefore.extend({ at: opensFrom }),
  Weekday.extend({ at: opensFrom }),
  MonthDay.extend({ at: opensFrom }),
]);
export type Opening = z.output<typeof Opening>;

const until = RelativeLimit.default({ kind: "none" });
/** What a late request meets, until a later limit (the slot's start when none is given). */
const LateStep = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("staff"), until }),
  z.strictObject({ kind: z.literal("surcharge"), percent: z.int().min(1).max(500), until }),
]);
export type LateStep = z.output<typeof LateStep>;

/** The slots whose limit differs from the rule's. */
const Exception = z.strictObject({
  when: z.discriminatedUnion("kind", [
    /** The activity's first open day after school holidays, or all of that week. */
    z.strictObject({ kind: z.literal("after-holidays"), span: z.enum(["day", "week"]).default("day") }),
    /** The days from `before` days before a public holiday to `after` days after it. */
    z.strictObject({
      kind: z.literal("near-public-holiday"),
      before: z.int().min(0).max(14),
      after: z.int().min(0).max(14),
    }),
    z.strictObject({ kind: z.literal("in-school-holidays") }),
  ]),
  use: RelativeLimit,
});
export type ExceptionCondition = z.output<typeof Exception>["when"];

/**
 * A published rule for adding or for cancelling, as staff set it and the database keeps it (JSON).
 * - `limit`: the last moment. The minute it names is included whole: "until 12:00" lets 12:00:59 pass.
 * - `opens`: the first moment, where there is one.
 * - `shift`: where a limit that names a day falls on a public holiday, or on no working day, the day before counts.
 * - `exceptions`: the first that fits a slot replaces `limit`.
 * - `after`: what late requests meet, step by step; refused once the steps are over, and by default.
 * - `prepaid`: what is asked must be paid when it is asked.
 */
export const DeadlineRule = z
  .strictObject({
    limit: Limit,
    opens: Opening.optional(),
    shift: z.enum(["none", "public-holiday", "ouvres", "ouvrables"]).default("none"),
    exceptions: z.array(Exception).default([]),
    after: z.array(LateStep).default([]),
    prepaid: z.boolean().default(false),
  })
  .refine((rule) => rule.limit.kind !== "window" || rule.opens === undefined, { path: ["opens"] });
/** A complete rule, defaults filled in: what rules work on. */
export type DeadlineRule = z.output<typeof DeadlineRule>;
/** A rule as it may be written, defaults left out. */
export type DeadlineRuleInput = z.input<typeof DeadlineRule>;
