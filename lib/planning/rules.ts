import type { AttendanceStatus, ReservationState } from "@/lib/reservations/rules";

/** Where a child stands in the list of a day: comes, asks to come, waits for a place, or does not come after all. */
export type Section = "coming" | "asking" | "waiting" | "gone";
export const SECTIONS: readonly Section[] = ["coming", "asking", "waiting", "gone"];

export function sectionOf(state: ReservationState): Section {
  switch (state) {
    case "RESERVED":
    case "CANCEL_REQUESTED":
      return "coming";
    case "REQUESTED":
      return "asking";
    case "WAITLISTED":
    case "OFFERED":
      return "waiting";
    default:
      return "gone";
  }
}

/** Whether it waits for an answer of staff. */
export const toDecide = (state: ReservationState): boolean =>
  state === "REQUESTED" || state === "CANCEL_REQUESTED";

type Standing = { state: ReservationState; attendance: AttendanceStatus | null };

/** The mark of a reservation, where it has one: what was pointed goes before what was reserved. */
export function markOf({ state, attendance }: Standing) {
  if (state === "CANCELLED") return null;
  if (attendance && sectionOf(state) === "coming") return ATTENDED[attendance];
  return RESERVED_AS[state];
}

const ATTENDED = {
  PRESENT: "present",
  ABSENT_JUSTIFIED: "justified",
  ABSENT_UNJUSTIFIED: "unjustified",
} as const;

const RESERVED_AS = {
  REQUESTED: "requested",
  RESERVED: "reserved",
  REFUSED: "refused",
  WAITLISTED: "waitlisted",
  OFFERED: "offered",
  CANCEL_REQUESTED: "cancelRequested",
} as const;

/** Whether staff may still move or cancel it by hand: it stands, and the child has not come. */
export const isMovable = ({ state, attendance }: Standing): boolean =>
  sectionOf(state) !== "gone" && attendance !== "PRESENT";
