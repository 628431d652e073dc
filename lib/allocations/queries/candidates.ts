import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import type { Candidate } from "../rules";
import type { Criterion } from "../schema";
import { decidesIn } from "./scope";

/** The requests of an activity that wait between two days, with what they have in their favour, and the places left. */
export async function candidates(
  actor: StaffActor,
  tx: Tx,
  { activityId, firstDay, lastDay }: { activityId: string; firstDay: PlainDate; lastDay: PlainDate },
): Promise<{ candidates: Candidate[]; places: Map<string, number> }> {
  allow(actor, "staff", "REQUESTS");
  const rows = await tx.$queryRaw<
    (Omit<Candidate, "holds"> & Record<Criterion, boolean> & { left: number })[]
  >`
    WITH asked AS MATERIALIZED (
      SELECT r.id, r.version, r.slot_day_id, r.household_id, r.child_id, r.date
      FROM reservation r
      WHERE r.state = 'REQUESTED' AND r.date BETWEEN ${firstDay}::date AND ${lastDay}::date
        AND r.slot_id IN (
          SELECT slot.id FROM slot JOIN activity a ON a.id = slot.activity_id JOIN structure s ON s.id = a.structure_id
          WHERE a.id = ${activityId}::uuid AND ${decidesIn(actor)})),
    home AS MATERIALIZED (
      SELECT h.id,
             h.postal_code = ANY(o.resident_postal_codes) AS resident,
             COALESCE((SELECT bool_and(COALESCE(ad.profession, '') <> '' OR COALESCE(ad.employer, '') <> '')
                       FROM adult ad WHERE ad.household_id = h.id), false) AS working
      FROM household h CROSS JOIN organisation o WHERE h.id IN (SELECT household_id FROM asked))
    SELECT k.id AS "reservationId", k.version, k.slot_day_id AS "slotDayId", k.household_id AS "householdId",
           d.capacity - d.held AS left, home.resident, home.working AS "workingParents",
           EXISTS (SELECT 1 FROM asked o WHERE o.household_id = k.household_id AND o.date = k.date
                   AND o.child_id <> k.child_id)
           OR EXISTS (SELECT 1 FROM reservation o JOIN slot ON slot.id = o.slot_id
                      WHERE o.household_id = k.household_id AND o.date = k.date AND o.child_id <> k.child_id
                        AND o.state IN ('RESERVED', 'CANCEL_REQUESTED')
                        AND slot.activity_id = ${activityId}::uuid) AS siblings,
           EXISTS (SELECT 1 FROM reservation o
                   WHERE o.child_id = k.child_id AND o.state IN ('REFUSED', 'WAITLISTED')
                     AND o.slot_id IN (SELECT id FROM slot WHERE activity_id = ${activityId}::uuid)
                     AND o.date BETWEEN school.first_day AND school.last_day) AS "refusedLastYear"
    FROM asked k JOIN home ON home.id = k.household_id
    JOIN slot_day d ON d.id = k.slot_day_id AND d.open
    CROSS JOIN LATERAL (
      SELECT make_date(year - 1, 9, 1) AS first_day, make_date(year, 8, 31) AS last_day
      FROM (SELECT extract(year FROM k.date)::int - CASE WHEN extract(month FROM k.date) < 9 THEN 1 ELSE 0 END AS year) y) school
    ORDER BY k.id`;
  return {
    candidates: rows.map(({ left: _, resident, siblings, workingParents, refusedLastYear, ...row }) => ({
      ...row,
      holds: { resident, siblings, workingParents, refusedLastYear },
    })),
    places: new Map(rows.map(({ slotDayId, left }) => [slotDayId, left])),
  };
}
