import "server-only";
import type { ParentActor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import { custodyColumn } from "@/lib/custody/queries";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import type { PolicyFacts } from "../rules";
import type { Gates } from "./blocks";
import { gates, ownChildren, policiesColumn } from "./facts";

/** A slot that a child may attend in some days. */
export type Offer = {
  childId: string;
  firstName: string;
  lastName: string;
  groupId: string;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  activityId: string;
  activity: string;
  capacityMode: "FIRST_COME" | "ALLOCATE";
  cancelMode: "ON_REQUEST" | "AT_ONCE" | "NEVER";
  waitMode: "NONE" | "AUTOMATIC" | "OFFER";
  structureId: string;
  birthDate: PlainDate;
  /** The ages of the child's group. */
  minAge: number;
  maxAge: number;
  policies: PolicyFacts[];
  slotId: string;
  slot: string;
  startsAt: string;
  endsAt: string;
  /** The slots that it comes with or excludes on a day. */
  links: { kind: "NEEDS" | "EXCLUDES"; other: string }[];
  /** Its activity or itself is no longer offered: only what is booked stands. */
  archived: boolean;
  /** The custodyFacts of a child of two homes; null for any other. */
  custody: unknown;
} & Gates;

/** Both ends of an exclusion, the needing end of a need. */
const linksColumn = Prisma.sql`
  (SELECT COALESCE(json_agg(json_build_object(
            'kind', l.kind, 'other', CASE WHEN l.slot_id = s.id THEN l.other_id ELSE l.slot_id END)), '[]')
   FROM slot_link l WHERE l.slot_id = s.id OR (l.other_id = s.id AND l.kind = 'EXCLUDES'))`;

/** What each child of the actor's household may attend in these days, flat: one row per child and slot. */
export function readOffers(actor: ParentActor, range: DayRange): Promise<Offer[]> {
  const days = { first: Prisma.sql`${range.firstDay}::date`, last: Prisma.sql`${range.lastDay}::date` };
  return db().$queryRaw<Offer[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)}), gate AS MATERIALIZED (${gates(actor)}),
    shared AS MATERIALIZED (SELECT own.id, ${custodyColumn(actor, Prisma.sql`own.id`, days)} AS facts FROM own)
    SELECT own.id AS "childId", own.first_name AS "firstName", own.last_name AS "lastName",
           e.group_id AS "groupId", e.valid_from::text AS "validFrom", e.valid_to::text AS "validTo",
           activity.id AS "activityId", activity.name AS activity, activity.capacity_mode::text AS "capacityMode",
           activity.cancel_mode::text AS "cancelMode", activity.wait_mode::text AS "waitMode",
           activity.structure_id AS "structureId", own.birth_date::text AS "birthDate",
           g.min_age AS "minAge", g.max_age AS "maxAge", ${policiesColumn} AS policies,
           s.id AS "slotId", s.name AS slot, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
           activity.archived_at IS NOT NULL OR s.archived_at IS NOT NULL AS archived, ${linksColumn} AS links,
           shared.facts AS custody, gate.*
    FROM own
    CROSS JOIN gate
    JOIN shared ON shared.id = own.id
    JOIN enrolment e ON e.child_id = own.id AND e.valid_from <= ${range.lastDay}::date
                    AND (e.valid_to IS NULL OR e.valid_to >= ${range.firstDay}::date)
    JOIN activity_group g ON g.id = e.group_id
    JOIN activity ON activity.id = e.activity_id
    JOIN structure st ON st.id = activity.structure_id
    JOIN slot s ON s.activity_id = activity.id
    ORDER BY own.birth_date, own.id, st.position, activity.position, activity.id, s.position, s.id`;
}
