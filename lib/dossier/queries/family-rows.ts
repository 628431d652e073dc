import type { ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { healthColumn } from "@/lib/health/commands";
import {
  type AdultCard,
  type Domain,
  type FamilyFile,
  householdSettings,
  type PendingWish,
  type StructureSettings,
} from "../schema";
import { personRow } from "./reach";
import { seesPerson, seesWish, settingsOf } from "./scope";

type Row = Record<string, unknown>;

export type HouseholdRow = {
  today: PlainDate;
  row: Row;
  name: string;
  settings: StructureSettings[];
  quotient: FamilyFile["quotient"];
  confirmedOn: PlainDate | null;
};

/** Of the household `h` at the time of `clock`: its row, what its structures ask, and its quotient of the day. */
const HOUSEHOLD = Prisma.sql`
    clock.today::text AS today, to_jsonb(h) AS row, ${settingsOf(Prisma.sql`h.id`)} AS settings,
      COALESCE((SELECT string_agg(DISTINCT a.last_name, ' ') FROM adult a WHERE a.household_id = h.id), '') AS name,
      (h.confirmed_at AT TIME ZONE clock.time_zone)::date::text AS "confirmedOn",
      (SELECT json_build_object('valueCents', q.value_cents, 'source', q.source, 'from', q.valid_from, 'to', q.valid_to)
       FROM quotient_familial q
       WHERE q.household_id = h.id AND q.valid_from <= clock.today
         AND (q.valid_to IS NULL OR q.valid_to >= clock.today)) AS quotient`;

export type AdultRow = { id: string; row: Row; login: AdultCard["login"] };
export type ChildRow = {
  id: string;
  row: Row;
  authority: boolean;
  hasOtherHome: boolean;
  sealed: string | null;
};
export type PersonRow = { id: string; row: Row; identityChecked: boolean };

export type Members = { adults: AdultRow[]; children: ChildRow[]; persons: PersonRow[] };

/**
 * The adults of the household `h`, its children without those over whom the parent's authority was withdrawn, and whom
 * it authorises or names to be called for children whose file the parent may open. Health comes sealed, of the same ones.
 */
const membersColumns = (actor: ParentActor) => Prisma.sql`
      COALESCE((
        SELECT json_agg(json_build_object('id', s.id, 'row', to_jsonb(s), 'login', CASE
            WHEN ac.id IS NULL THEN 'NONE' WHEN ac.password_hash IS NULL THEN 'INVITED' ELSE 'ACTIVE' END)
          ORDER BY s.position, s.id)
        FROM adult s LEFT JOIN account ac ON ac.adult_id = s.id WHERE s.household_id = h.id), '[]') AS adults,
      COALESCE((
        SELECT json_agg(json_build_object('id', s.id, 'row', to_jsonb(s),
            'authority', g.parental_authority = 'YES',
            'sealed', CASE WHEN g.parental_authority = 'YES' THEN ${healthColumn(actor, Prisma.sql`s.id`)} END,
            'hasOtherHome', EXISTS (SELECT 1 FROM household_child other
                                    WHERE other.child_id = s.id AND other.household_id <> h.id))
          ORDER BY s.birth_date, s.id)
        FROM household_child hc
        JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
        JOIN child s ON s.id = hc.child_id
        WHERE hc.household_id = h.id AND g.parental_authority <> 'WITHDRAWN'), '[]') AS children,
      COALESCE((
        SELECT json_agg(json_build_object('id', s.id, 'row', ${personRow(actor)},
            'identityChecked', s.identity_checked_at IS NOT NULL)
          ORDER BY s.position, s.created_at, s.id)
        FROM authorised_person s WHERE s.household_id = h.id AND s.removed_at IS NULL
          AND ${seesPerson(actor, Prisma.sql`s.id`)}), '[]') AS persons`;

async function readHousehold<Columns>(actor: ParentActor, tx: Tx, columns: Prisma.Sql) {
  const [found] = await tx.$queryRaw<(Columns & { settings: unknown })[]>`
    WITH clock AS (
      SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date AS today, o.time_zone FROM organisation o)
    SELECT ${columns} FROM clock, household h WHERE h.id = ${actor.householdId}::uuid`;
  return { ...found!, settings: householdSettings.parse(found!.settings) };
}

/** The parent's household, what its structures ask, and its quotient of the day. One statement. */
export function householdRow(actor: ParentActor, tx: Tx): Promise<HouseholdRow> {
  return readHousehold<HouseholdRow>(actor, tx, HOUSEHOLD);
}

/** The same with everybody who belongs to it. One statement. */
export function wholeHousehold(actor: ParentActor, tx: Tx): Promise<HouseholdRow & Members> {
  return readHousehold<HouseholdRow & Members>(actor, tx, Prisma.sql`${HOUSEHOLD}, ${membersColumns(actor)}`);
}

export type OpenChange = {
  subjectId: string;
  domain: Domain;
  field: string;
  state: "PENDING" | "REFUSED";
};

/** The changes of these subjects that wait, and the refusals that nothing newer followed. One statement. */
export function openChanges(actor: ParentActor, tx: Tx, subjectIds: string[]): Promise<OpenChange[]> {
  return tx.$queryRaw<OpenChange[]>`
    SELECT fc.subject_id AS "subjectId", cs.domain, fc.field, fc.state::text AS state
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
    SELECT r.id, r.kind::text AS kind, r.message, r.state::text AS state, r.reason, (r.created_at AT TIME ZONE clock.time_zone)::date::text AS "on",
      r.state = 'PENDING' AS own,
      NULLIF(btrim(COALESCE(
        (SELECT a.first_name || ' ' || a.last_name FROM adult a WHERE a.id = r.subject_id),
        (SELECT c.first_name || ' ' || c.last_name FROM child c WHERE c.id = r.subject_id),
        concat_ws(' ', r.payload ->> 'firstName', r.payload ->> 'lastName'))), '') AS name
    FROM organisation clock, file_request r
    WHERE r.household_id = ${actor.householdId}::uuid
      AND (r.state = 'PENDING'
        OR (r.state = 'REFUSED' AND r.decided_at > ${nowDate()}::timestamptz - ${REFUSAL_SHOWN}::interval))
      AND ${seesWish(actor, Prisma.sql`r`)}
    ORDER BY r.created_at DESC, r.id LIMIT 50`;
}
