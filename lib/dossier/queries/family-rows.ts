import type { ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { AdultCard, Domain, FamilyFile, PendingWish, StructureSettings } from "../schema";
import { personRow } from "./reach";
import { hasAuthority, settingsOf } from "./scope";

type Row = Record<string, unknown>;

export type HouseholdRow = {
  today: PlainDate;
  row: Row;
  name: string;
  settings: StructureSettings[];
  quotient: FamilyFile["quotient"];
  confirmedAt: Date | null;
  confirmedOn: PlainDate | null;
};

/** The parent's household, what its structures ask, and its quotient of the day. One statement. */
export async function householdRow(actor: ParentActor, tx: Tx): Promise<HouseholdRow> {
  const [found] = await tx.$queryRaw<HouseholdRow[]>`
    WITH clock AS (
      SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date AS today, o.time_zone FROM organisation o)
    SELECT clock.today::text AS today, to_jsonb(h) AS row, ${settingsOf(Prisma.sql`h.id`)} AS settings,
      COALESCE((SELECT string_agg(DISTINCT a.last_name, ' ') FROM adult a WHERE a.household_id = h.id), '') AS name,
      h.confirmed_at AS "confirmedAt", (h.confirmed_at AT TIME ZONE clock.time_zone)::date::text AS "confirmedOn",
      (SELECT json_build_object('valueCents', q.value_cents, 'source', q.source, 'from', q.valid_from, 'to', q.valid_to)
       FROM quotient_familial q
       WHERE q.household_id = h.id AND q.valid_from <= clock.today
         AND (q.valid_to IS NULL OR q.valid_to >= clock.today)) AS quotient
    FROM clock, household h WHERE h.id = ${actor.householdId}::uuid`;
  return found!;
}

export type AdultRow = { id: string; row: Row; login: AdultCard["login"] };

/** The adults of the household. One statement. */
export function adultRows(actor: ParentActor, tx: Tx): Promise<AdultRow[]> {
  return tx.$queryRaw<AdultRow[]>`
    SELECT s.id, to_jsonb(s) AS row,
      CASE WHEN ac.id IS NULL THEN 'NONE' WHEN ac.password_hash IS NULL THEN 'INVITED' ELSE 'ACTIVE' END AS login
    FROM adult s LEFT JOIN account ac ON ac.adult_id = s.id
    WHERE s.household_id = ${actor.householdId}::uuid ORDER BY s.position, s.id`;
}

export type ChildRow = { id: string; row: Row; authority: boolean; hasOtherHome: boolean };

/** The children of the household, without those over whom the parent's authority was withdrawn. One statement. */
export function childRows(actor: ParentActor, tx: Tx): Promise<ChildRow[]> {
  return tx.$queryRaw<ChildRow[]>`
    SELECT s.id, to_jsonb(s) AS row, g.parental_authority = 'YES' AS authority,
      EXISTS (SELECT 1 FROM household_child other
              WHERE other.child_id = s.id AND other.household_id <> hc.household_id) AS "hasOtherHome"
    FROM household_child hc
    JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
    JOIN child s ON s.id = hc.child_id
    WHERE hc.household_id = ${actor.householdId}::uuid AND g.parental_authority <> 'WITHDRAWN'
    ORDER BY s.birth_date, s.id`;
}

export type PersonRow = { id: string; row: Row; identityChecked: boolean };

/** Whom the household authorises, or names to be called. One statement. */
export function personRows(actor: ParentActor, tx: Tx): Promise<PersonRow[]> {
  return tx.$queryRaw<PersonRow[]>`
    SELECT s.id, ${personRow(actor)} AS row, s.identity_checked_at IS NOT NULL AS "identityChecked"
    FROM authorised_person s
    WHERE s.household_id = ${actor.householdId}::uuid AND s.removed_at IS NULL
    ORDER BY s.position, s.created_at, s.id`;
}

export type OpenChange = { subjectId: string; domain: Domain; state: "PENDING" | "REFUSED" };

/** The changes of these subjects that wait, and the refusals that nothing newer followed. One statement. */
export function openChanges(actor: ParentActor, tx: Tx, subjectIds: string[]): Promise<OpenChange[]> {
  return tx.$queryRaw<OpenChange[]>`
    SELECT fc.subject_id AS "subjectId", cs.domain, fc.state::text AS state
    FROM field_change fc JOIN change_set cs ON cs.id = fc.change_set_id
    WHERE fc.subject_id = ANY(${subjectIds}::uuid[])
      AND (fc.state = 'PENDING' OR (
        fc.state = 'REFUSED' AND cs.household_id = ${actor.householdId}::uuid AND NOT EXISTS (
          SELECT 1 FROM field_change newer
          WHERE newer.subject_id = fc.subject_id AND newer.field = fc.field AND newer.id > fc.id)))`;
}

/** How long an answer to a wish stays on the page. */
const REFUSAL_SHOWN = "60 days";

/** What the household wished for: all that waits, and the latest refusals. One statement. */
export function wishRows(actor: ParentActor, tx: Tx): Promise<PendingWish[]> {
  return tx.$queryRaw<PendingWish[]>`
    SELECT r.id, r.kind::text AS kind, r.message, r.state::text AS state, r.reason, r.created_at AS at,
      r.state = 'PENDING' AS own,
      NULLIF(btrim(COALESCE(
        (SELECT a.first_name || ' ' || a.last_name FROM adult a WHERE a.id = r.subject_id),
        (SELECT c.first_name || ' ' || c.last_name FROM child c WHERE c.id = r.subject_id),
        concat_ws(' ', r.payload ->> 'firstName', r.payload ->> 'lastName'))), '') AS name
    FROM file_request r
    WHERE r.household_id = ${actor.householdId}::uuid
      AND (r.state = 'PENDING'
        OR (r.state = 'REFUSED' AND r.decided_at > ${nowDate()}::timestamptz - ${REFUSAL_SHOWN}::interval))
      AND (r.subject_id IS NULL OR NOT EXISTS (SELECT 1 FROM child c WHERE c.id = r.subject_id)
        OR ${hasAuthority(actor, Prisma.sql`r.subject_id`)})
    ORDER BY r.created_at DESC, r.id LIMIT 50`;
}
