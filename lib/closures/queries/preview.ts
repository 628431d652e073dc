import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import type { ClosureCounts, NewClosure } from "../schema";
import { attended, daysIn } from "./scope";

/** What a closure would do now, nothing written: days, children, reservations and mails. One statement. */
export async function closurePreview(actor: StaffActor, closure: NewClosure): Promise<ClosureCounts> {
  allow(actor, "staff", "REQUESTS");
  const [row] = await db().$queryRaw<ClosureCounts[]>`
    WITH day AS MATERIALIZED (SELECT d.id, d.date, ${attended} AS attended ${daysIn(actor, closure)} AND d.open),
    standing AS MATERIALIZED (
      SELECT r.child_id, r.household_id, r.state FROM day JOIN reservation r ON r.slot_day_id = day.id
      WHERE NOT day.attended AND r.state NOT IN ('REFUSED', 'CANCELLED'))
    SELECT (SELECT count(DISTINCT date)::int FROM day WHERE NOT attended) AS days,
           (SELECT count(*)::int FROM day WHERE attended) AS attended,
           (SELECT count(DISTINCT child_id)::int FROM standing) AS children,
           (SELECT count(*)::int FROM standing WHERE state IN ('RESERVED', 'CANCEL_REQUESTED')) AS reserved,
           (SELECT count(*)::int FROM standing WHERE state IN ('REQUESTED', 'WAITLISTED', 'OFFERED')) AS waiting,
           (SELECT count(DISTINCT ac.id)::int
            FROM (SELECT DISTINCT household_id, child_id FROM standing) st
            JOIN adult ad ON ad.household_id = st.household_id
            JOIN account ac ON ac.adult_id = ad.id
             AND (ac.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = ac.id))
            LEFT JOIN guardianship g ON g.adult_id = ad.id AND g.child_id = st.child_id
            WHERE g.parental_authority IS DISTINCT FROM 'WITHDRAWN') AS mails`;
  return row!;
}
