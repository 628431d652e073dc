import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import type { DeadlineState } from "@/lib/deadlines/rules";
import type { CellFacts, ReservationState } from "@/lib/reservations/rules";

export const STATES: ReservationState[] = [
  "REQUESTED",
  "RESERVED",
  "REFUSED",
  "WAITLISTED",
  "OFFERED",
  "CANCEL_REQUESTED",
  "CANCELLED",
];

export const NOW = Temporal.Instant.from("2026-11-16T08:00:00Z");
export const SLOT_START = Temporal.Instant.from("2026-11-24T10:45:00Z");
const SINCE = Temporal.Instant.from("2026-11-15T08:00:00Z");

/** Where a deadline may stand, by name. */
export const DEADLINES = {
  open: { status: "open", until: SLOT_START },
  "not-yet": { status: "not-yet", opensAt: SLOT_START },
  "no window": { status: "not-yet", opensAt: null },
  late: { status: "late", since: SINCE, after: { kind: "refuse" }, until: null },
  never: { status: "late", since: null, after: { kind: "refuse" }, until: null },
  "late for staff": { status: "late", since: SINCE, after: { kind: "staff" }, until: SLOT_START },
  "late at a price": {
    status: "late",
    since: SINCE,
    after: { kind: "surcharge", percent: 20 },
    until: SLOT_START,
  },
} satisfies Record<string, DeadlineState>;
export type DeadlineName = keyof typeof DEADLINES;

/** A free cell with places left, unless told otherwise. */
export function facts(given: Partial<CellFacts> = {}): CellFacts {
  return {
    open: true,
    capacity: 10,
    held: 3,
    capacityMode: "FIRST_COME",
    cancelMode: "ON_REQUEST",
    waitMode: "NONE",
    isWrongAge: false,
    isOtherHome: false,
    blocked: null,
    reservation: null,
    ...given,
  };
}

export const anyState = fc.constantFrom(...STATES);
export const anyDeadline = fc.constantFrom(...Object.values<DeadlineState>(DEADLINES));
export const anyFacts = fc.integer({ min: 0, max: 5 }).chain((capacity) =>
  fc.record<CellFacts>({
    open: fc.boolean(),
    capacity: fc.constant(capacity),
    held: fc.integer({ min: 0, max: capacity }),
    capacityMode: fc.constantFrom("FIRST_COME", "ALLOCATE"),
    cancelMode: fc.constantFrom("ON_REQUEST", "AT_ONCE", "NEVER"),
    waitMode: fc.constantFrom("NONE", "AUTOMATIC", "OFFER"),
    isWrongAge: fc.constantFrom(false, false, true),
    isOtherHome: fc.boolean(),
    blocked: fc.constantFrom(null, "file-unconfirmed", "file-incomplete"),
    reservation: fc.option(
      fc.record({
        state: anyState,
        own: fc.boolean(),
        attendance: fc.constantFrom(null, "PRESENT", "ABSENT_JUSTIFIED", "ABSENT_UNJUSTIFIED"),
      }),
    ),
  }),
);
