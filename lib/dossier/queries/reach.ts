import type { ParentActor, StaffActor } from "@/lib/actor";
import { Prisma, type Tx } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import { type FilePolicies, fieldsOf, mergePolicies, type Values } from "../rules";
import { type Domain, householdSettings, type Place, SEALED_DOMAINS, type Subject } from "../schema";
import { hasAuthority, isOwn, permissionFor, seesPerson, settingsOf } from "./scope";

/** A subject of the file that the actor may open. */
export type Reached = {
  /** The household on whose page it is. */
  householdId: string;
  name: string;
  version: number;
  policies: FilePolicies;
  /** Every field that is not sealed, by its name. */
  values: Values;
};

type Row = {
  householdId: string;
  name: string;
  version: number;
  row: Record<string, unknown>;
  settings: unknown;
};

const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The fields of a row given by to_jsonb: its columns bear their names, and what is empty holds nothing. */
export function valuesOf(subject: Subject, row: Record<string, unknown>): Values {
  return Object.fromEntries(
    FIELD_NAMES[subject].map((field) => {
      const value = row[column(field)];
      return [field, value === "" || value === undefined ? null : value];
    }),
  );
}

const OPEN_DOMAINS: Domain[] = ["identity", "contact", "quotient", "school"];
const open = (subject: Subject): string[] => OPEN_DOMAINS.flatMap((domain) => fieldsOf(subject, domain));
const FIELD_NAMES: Record<Subject, string[]> = {
  HOUSEHOLD: open("HOUSEHOLD"),
  ADULT: open("ADULT"),
  CHILD: open("CHILD"),
  PERSON: open("PERSON"),
};

/** A person's row `s` with the ids of its children, of those whose file the reader may open. */
export const personRow = (actor: ParentActor | StaffActor) => Prisma.sql`
  to_jsonb(s) || jsonb_build_object('children', (
    SELECT COALESCE(jsonb_agg(pc.child_id ORDER BY pc.child_id), '[]')
    FROM authorised_person_child pc
    WHERE pc.person_id = s.id AND ${hasAuthority(actor, Prisma.sql`pc.child_id`)}))`;

const FULL_NAME = Prisma.sql`btrim(s.first_name || ' ' || s.last_name)`;

const TABLES: Record<Subject, Prisma.Sql> = {
  HOUSEHOLD: Prisma.raw("household"),
  ADULT: Prisma.raw("adult"),
  CHILD: Prisma.raw("child"),
  PERSON: Prisma.raw("authorised_person"),
};

/** Holds the row of a subject until the transaction ends: whoever changes its file, or decides of it, comes first here. */
export async function lockSubject(tx: Tx, subject: Subject, subjectId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM ${TABLES[subject]} WHERE id = ${subjectId}::uuid FOR UPDATE`;
}

/**
 * The subject of a place, where the actor may open that domain of it; null where there is none or it is not the
 * actor's. One statement.
 */
export async function reach(
  actor: ParentActor | StaffActor,
  tx: Tx,
  { subject, id, domain }: Place,
): Promise<Reached | null> {
  if (!uuid.safeParse(id).success || fieldsOf(subject, domain).length === 0) return null;
  const permission = permissionFor(domain);
  const mine = isOwn(actor, permission, Prisma.sql`h.id`);
  const shared = Prisma.sql`h.id AS "householdId", s.file_version AS version, ${settingsOf(Prisma.sql`h.id`)} AS settings`;
  const from: Record<Subject, Prisma.Sql> = {
    HOUSEHOLD: Prisma.sql`
      SELECT ${shared}, to_jsonb(s) AS row, COALESCE((
        SELECT string_agg(DISTINCT a.last_name, ' ') FROM adult a WHERE a.household_id = s.id), '') AS name
      FROM household s JOIN household h ON h.id = s.id WHERE s.id = ${id}::uuid AND ${mine}`,
    ADULT: Prisma.sql`
      SELECT ${shared}, to_jsonb(s) AS row, ${FULL_NAME} AS name
      FROM adult s JOIN household h ON h.id = s.household_id WHERE s.id = ${id}::uuid AND ${mine}`,
    CHILD: Prisma.sql`
      SELECT ${shared}, to_jsonb(s) AS row, ${FULL_NAME} AS name
      FROM child s JOIN household_child hc ON hc.child_id = s.id JOIN household h ON h.id = hc.household_id
      WHERE s.id = ${id}::uuid AND ${mine} AND ${hasAuthority(actor, Prisma.sql`s.id`)}
      ORDER BY hc.rank LIMIT 1`,
    PERSON: Prisma.sql`
      SELECT ${shared}, ${personRow(actor)} AS row, ${FULL_NAME} AS name
      FROM authorised_person s JOIN household h ON h.id = s.household_id
      WHERE s.id = ${id}::uuid AND s.removed_at IS NULL AND ${mine}
        AND ${seesPerson(actor, Prisma.sql`s.id`)}`,
  };
  const [found] = await tx.$queryRaw<Row[]>`${from[subject]}`;
  if (!found) return null;
  const { householdId, name, version, row, settings } = found;
  return {
    householdId,
    name,
    version,
    policies: mergePolicies(householdSettings.parse(settings)),
    values: valuesOf(subject, row),
  };
}

/** Whether the values of a domain are sealed. */
export const isSealed = (domain: Domain): boolean => SEALED_DOMAINS.includes(domain);
