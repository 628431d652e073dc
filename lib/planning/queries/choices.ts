import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { ClosureCause } from "@/lib/closures/schema";
import { homeCustodyColumn } from "@/lib/custody/queries";
import { isOtherHome } from "@/lib/custody/rules";
import { custodyFacts } from "@/lib/custody/schema";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { occupies, type ReservationState } from "@/lib/reservations/rules";
import { decidesFor } from "./scope";

/** Why staff cannot give a slot to a child. */
export type NoPlace = "closed" | "full" | "reserved" | "taken";

export type SlotChoice = {
  slotDayId: string;
  activity: string;
  slot: string;
  startsAt: string;
  endsAt: string;
  /** Places left, never below nought. */
  left: number;
  capacity: number;
  cause: ClosureCause | null;
  /** What the household has there already, where it counts. */
  state: ReservationState | null;
  /** Null: it can be given. */
  because: NoPlace | null;
  /** By the custody calendar the child is with its other home. */
  isOtherHome: boolean;
};

export type DayChoices = {
  childId: string;
  householdId: string;
  firstName: string;
  lastName: string;
  adults: string;
  /** The slots of that day where the child is enrolled; none: it is enrolled in nothing that takes place then. */
  slots: SlotChoice[];
};

type Row = Omit<DayChoices, "slots" | "childId" | "householdId"> & {
  custody: unknown;
  slots: (Omit<SlotChoice, "because" | "left" | "isOtherHome"> & {
    open: boolean;
    held: number;
    own: boolean;
    holds: boolean;
  })[];
};

type Wanted = { structureId: string; childId: string; householdId: string; date: PlainDate };

/**
 * What staff can give a child of a household of the structure on one day, whatever the deadlines, and why not the rest;
 * null for a child that is not of that household, or a structure where the actor does not decide. Two statements.
 */
export async function dayChoices(actor: StaffActor, wanted: Wanted): Promise<DayChoices | null> {
  allow(actor, "staff", "REQUESTS");
  const { structureId, childId, householdId, date } = wanted;
  const day = { first: Prisma.sql`${date}::date`, last: Prisma.sql`${date}::date` };
  const { schoolHolidays } = await organisationFacts(actor);
  const [row] = await db().$queryRaw<Row[]>`
    SELECT c.first_name AS "firstName", c.last_name AS "lastName",
      (SELECT string_agg(ad.first_name || ' ' || ad.last_name, ', ' ORDER BY ad.position, ad.id)
       FROM adult ad WHERE ad.household_id = h.id) AS adults,
      ${homeCustodyColumn(actor, Prisma.sql`${householdId}::uuid`, Prisma.sql`c.id`, day)} AS custody,
      COALESCE((
        SELECT json_agg(json_build_object('slotDayId', d.id, 'activity', a.name, 'slot', s.name, 'startsAt', s.starts_at,
                 'endsAt', s.ends_at, 'capacity', d.capacity, 'held', d.held, 'open', d.open, 'cause', k.cause,
                 'state', r.state, 'own', r.household_id = h.id, 'holds', COALESCE(r.holds AND r.slot_day_id = d.id, false))
               ORDER BY a.position, a.name, s.position, s.starts_at, d.id)
        FROM enrolment e JOIN activity a ON a.id = e.activity_id AND a.structure_id = hs.structure_id
        JOIN slot_day d ON d.group_id = e.group_id AND d.date = ${date}::date JOIN slot s ON s.id = d.slot_id
        LEFT JOIN closure k ON k.id = d.closure_id
        LEFT JOIN reservation r ON r.child_id = c.id AND r.slot_id = d.slot_id AND r.date = d.date
        WHERE e.child_id = c.id AND e.valid_from <= d.date AND (e.valid_to IS NULL OR e.valid_to >= d.date)), '[]') AS slots
    FROM household h
    JOIN household_structure hs ON hs.household_id = h.id AND hs.structure_id = ${structureId}::uuid
    JOIN household_child hc ON hc.household_id = h.id AND hc.child_id = ${childId}::uuid
    JOIN child c ON c.id = hc.child_id
    WHERE h.id = ${householdId}::uuid AND h.status <> 'ARCHIVED' AND ${decidesFor(actor, Prisma.sql`hs.structure_id`)}`;
  if (!row) return null;
  const custody = custodyFacts.nullable().parse(row.custody);
  const { firstName, lastName, adults } = row;
  const slots = row.slots.map(({ open, held, own, holds, ...slot }) => {
    const state = own && slot.state && occupies(slot.state) ? slot.state : null;
    const left = Math.max(slot.capacity - held, 0);
    const taken = !own && slot.state !== null && occupies(slot.state);
    return {
      ...slot,
      ...{ state, left, because: whyNot({ open, taken, state, hasPlace: left > 0 || holds }) },
      isOtherHome: isOtherHome(custody, date, slot.startsAt, schoolHolidays),
    };
  });
  return { childId, householdId, firstName, lastName, adults, slots };
}

type Seen = { open: boolean; taken: boolean; state: ReservationState | null; hasPlace: boolean };

function whyNot({ open, taken, state, hasPlace }: Seen): NoPlace | null {
  if (!open) return "closed";
  if (taken) return "taken";
  if (state === "RESERVED" || state === "CANCEL_REQUESTED") return "reserved";
  return hasPlace ? null : "full";
}
