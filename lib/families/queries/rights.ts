import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import type { ParentalAuthority } from "@/lib/generated/prisma/enums";
import { sees } from "./scope";

/** The rights of a household's adults over one of its children. Shares are in hundredths of a percent. */
export type ChildRights = {
  childId: string;
  name: string;
  /** What adults of the child's other home pay. */
  shareElsewhere: number;
  adults: {
    adultId: string;
    name: string;
    /** Null: no tie. */
    authority: ParentalAuthority | null;
    mayCollect: boolean;
    emergencyContact: boolean;
    payerShare: number;
    /** The judgment that withdrew authority, now or once. */
    judgmentId: string | null;
  }[];
};

/** The table of rights of a household of the actor's, one row a child. One statement. */
export async function familyRights(actor: StaffActor, householdId: string): Promise<ChildRights[]> {
  allow(actor, "staff", "FAMILIES");
  return db().$queryRaw<ChildRights[]>`
    SELECT c.id AS "childId", c.first_name || ' ' || c.last_name AS name,
      (SELECT COALESCE(sum(g.payer_share), 0)::int FROM guardianship g JOIN adult a ON a.id = g.adult_id
       WHERE g.child_id = c.id AND a.household_id <> hc.household_id) AS "shareElsewhere",
      (SELECT COALESCE(json_agg(json_build_object('adultId', a.id, 'name', a.first_name || ' ' || a.last_name,
          'authority', g.parental_authority, 'mayCollect', COALESCE(g.may_collect, false),
          'emergencyContact', COALESCE(g.emergency_contact, false), 'payerShare', COALESCE(g.payer_share, 0),
          'judgmentId', g.authority_file_id) ORDER BY a.position, a.id), '[]')
       FROM adult a LEFT JOIN guardianship g ON g.adult_id = a.id AND g.child_id = c.id
       WHERE a.household_id = hc.household_id) AS adults
    FROM household_child hc JOIN child c ON c.id = hc.child_id
    WHERE hc.household_id = ${householdId}::uuid AND ${sees(actor, Prisma.sql`hc.household_id`)}
    ORDER BY c.birth_date, c.id`;
}
