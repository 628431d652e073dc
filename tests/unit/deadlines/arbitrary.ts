import fc from "fast-check";
import { addDays } from "@/lib/calendar/rules";
import type { DeadlineRuleInput } from "@/lib/deadlines/schema";

const pad = (value: number) => String(value).padStart(2, "0");

export const date = fc.integer({ min: 0, max: 300 }).map((offset) => addDays("2026-09-05", offset));
export const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);
export const timeZone = fc.constantFrom(
  "Europe/Paris",
  "America/Martinique",
  "America/Miquelon",
  "Indian/Reunion",
  "Pacific/Noumea",
  "Pacific/Tahiti",
);

const at = fc.option(time, { nil: undefined });
const weekday = fc.integer({ min: 1, max: 7 });
const weeks = fc.integer({ min: 0, max: 3 });
const counting = fc.constantFrom(
  "calendar" as const,
  "ouvres" as const,
  "ouvrables" as const,
  "open" as const,
);

const named = [
  fc.record({ kind: fc.constant("days-before" as const), days: fc.nat(20), at, counting }),
  fc.record({ kind: fc.constant("weekday" as const), weekday, at, weeks }),
  fc.record({
    kind: fc.constant("month-day" as const),
    day: fc.integer({ min: 1, max: 31 }),
    at,
    months: fc.nat(3),
  }),
] as const;

const table = fc.array(fc.record({ weekday, at, weeks }), { minLength: 7, maxLength: 7 }).map((rows) => ({
  kind: "weekday-table" as const,
  rows: rows.map((row, index) => ({ ...row, for: [index + 1] })),
}));

/** Limits that are one and the same for every day: no table of weekdays. */
const uniform = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({
    kind: fc.constant("hours-before" as const),
    hours: fc.integer({ min: 1, max: 200 }),
    counting: fc.constantFrom("clock" as const, "working" as const),
    workingDays: fc.constantFrom("ouvres" as const, "ouvrables" as const),
    from: fc.constantFrom("00:00", "08:30", "09:00"),
    to: fc.constantFrom("12:00", "17:00", "24:00"),
  }),
  ...named,
);
const relative = fc.oneof(uniform, table, fc.constant({ kind: "never" as const }));

const bookingWindow = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(20), time, time)
  .map(([opens, length, earlier, opensAt, closesAt]) => {
    const day = addDays("2026-11-01", opens);
    return {
      kind: "window" as const,
      periods: [
        {
          firstDay: "2026-10-01",
          lastDay: "2027-03-31",
          opensAt: `${day}T${opensAt}`,
          closesAt: `${addDays(day, length)}T${closesAt}`,
          stages: [{ priority: "residents" as const, opensAt: `${addDays(day, -earlier)}T00:00` }],
        },
      ],
    };
  });

const shift = fc.constantFrom(
  "none" as const,
  "public-holiday" as const,
  "ouvres" as const,
  "ouvrables" as const,
);

/** Rules whose deadline may never be earlier for a later day. */
export const uniformRule: fc.Arbitrary<DeadlineRuleInput> = fc.record({
  limit: fc.oneof({ weight: 6, arbitrary: uniform }, { weight: 1, arbitrary: bookingWindow }),
  shift,
});

const exception = fc.record({
  when: fc.oneof(
    fc.record({
      kind: fc.constant("after-holidays" as const),
      span: fc.constantFrom("day" as const, "week" as const),
    }),
    fc.record({ kind: fc.constant("near-public-holiday" as const), before: fc.nat(3), after: fc.nat(3) }),
    fc.constant({ kind: "in-school-holidays" as const }),
  ),
  use: relative,
});
const late = fc.oneof(
  fc.record({ kind: fc.constant("staff" as const), until: relative }),
  fc.record({
    kind: fc.constant("surcharge" as const),
    percent: fc.integer({ min: 1, max: 100 }),
    until: relative,
  }),
);
const common = {
  shift,
  exceptions: fc.array(exception, { maxLength: 2 }),
  after: fc.array(late, { maxLength: 2 }),
  prepaid: fc.boolean(),
};

/** Any rule that the schema admits. */
export const anyRule: fc.Arbitrary<DeadlineRuleInput> = fc.oneof(
  fc.record({ limit: relative, ...common, opens: fc.option(fc.oneof(...named), { nil: undefined }) }),
  fc.record({ limit: bookingWindow, ...common }),
);
