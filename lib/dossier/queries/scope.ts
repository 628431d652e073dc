import type { ParentActor, Permission, StaffActor } from "@/lib/actor";
import { Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { type Domain, SEALED_DOMAINS } from "../schema";

/** The permission by which staff open a domain of the file. */
export const permissionFor = (domain: Domain): Permission =>
  SEALED_DOMAINS.includes(domain) ? "HEALTH" : "FAMILIES";

/** Whether the household is the parent's own, or one of the staff's structures. */
export function isOwn(
  actor: ParentActor | StaffActor,
  permission: Permission,
  householdId: Prisma.Sql,
): Prisma.Sql {
  return actor.kind === "parent"
    ? Prisma.sql`${householdId} = ${actor.householdId}::uuid`
    : seesAs(actor, permission, householdId);
}

/** Whether the adult who asks holds parental authority over a child; staff need none. */
export function hasAuthority(actor: ParentActor | StaffActor, childId: Prisma.Sql): Prisma.Sql {
  if (actor.kind === "staff") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM guardianship g
    WHERE g.child_id = ${childId} AND g.adult_id = ${actor.adultId}::uuid AND g.parental_authority = 'YES')`;
}

/**
 * Whether an authorised person is the reader's to see: a parent sees those of nobody, and those of at least one child
 * over whom it holds authority; staff see them all.
 */
export function seesPerson(actor: ParentActor | StaffActor, personId: Prisma.Sql): Prisma.Sql {
  if (actor.kind === "staff") return Prisma.sql`true`;
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM authorised_person_child pc WHERE pc.person_id = ${personId}
    HAVING count(*) > 0 AND NOT bool_or(${hasAuthority(actor, Prisma.sql`pc.child_id`)}))`;
}

/**
 * Whether a wish of the household is the reader's to see: what concerns children only with authority over one of them,
 * and that an adult be removed not by that adult, unless it asked itself. `wish` is the alias of the row.
 */
export function seesWish(actor: ParentActor, wish: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${wish}.subject_id IS NULL
    OR NOT EXISTS (SELECT 1 FROM child c WHERE c.id = ${wish}.subject_id)
    OR ${hasAuthority(actor, Prisma.sql`${wish}.subject_id`)})
    AND (${wish}.kind <> 'ADD_PERSON' OR EXISTS (
      SELECT 1 FROM jsonb_array_elements_text(${wish}.payload -> 'children') AS given(id)
      WHERE ${hasAuthority(actor, Prisma.sql`given.id::uuid`)}))
    AND (${wish}.kind <> 'REMOVE_ADULT' OR ${wish}.subject_id <> ${actor.adultId}::uuid
      OR ${wish}.account_id = ${actor.accountId}::uuid)`;
}

/** What the structures of a household ask of its file, as a JSON list. */
export function settingsOf(householdId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT COALESCE(json_agg(json_build_object(
             'fields', COALESCE(fs.fields, '{}'), 'domains', COALESCE(fs.domains, '{}'),
             'confirmFrom', fs.confirm_from, 'blockUnconfirmed', COALESCE(fs.block_unconfirmed, false))), '[]')
    FROM household_structure hs LEFT JOIN file_settings fs ON fs.structure_id = hs.structure_id
    WHERE hs.household_id = ${householdId})`;
}
