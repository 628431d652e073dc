import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import { id, listOf, optionalLine, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** Children of one trip sheet at most. */
export const MAX_TRIP = 120;

/** What staff choose for a trip sheet. */
export const tripSchema = z
  .object({
    activite: id,
    date: plainDate,
    lieu: optionalLine(100),
    enfants: listOf(id, MAX_TRIP).refine((ids) => ids.length > 0, say("nothing-ticked")),
  })
  .transform(({ activite, date, lieu, enfants }) => ({
    activityId: activite,
    date,
    place: lieu,
    childIds: [...new Set(enfants)],
  }));
export type TripInput = z.output<typeof tripSchema>;

/** A file to hand out; its name tells nobody's. */
export type SheetFile = { name: string; bytes: Uint8Array<ArrayBuffer> };

/** Somebody with rights over a child, in whichever of its households. */
export type SheetAdult = {
  firstName: string;
  lastName: string;
  /** E.164. */
  phone: string | null;
  workPhone: string | null;
  /** The address of its household, on one line. */
  address: string;
  authority: "YES" | "NO" | "WITHDRAWN";
  mayCollect: boolean;
  emergencyContact: boolean;
};

export type SheetPerson = {
  firstName: string;
  lastName: string;
  relation: string;
  phone: string | null;
  mayCollect: boolean;
  emergencyContact: boolean;
  identityChecked: boolean;
};

/** What a sheet tells of a child beside its health. */
export type SheetChild = {
  childId: string;
  schoolClass: string | null;
  /** Its group in the activity of the trip. */
  group: string | null;
  adults: SheetAdult[];
  persons: SheetPerson[];
};

export type TripChild = {
  id: string;
  firstName: string;
  lastName: string;
  birthDate: PlainDate;
  group: string;
  /** Whether a place is reserved for it on that day. */
  expected: boolean;
};
