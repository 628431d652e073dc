import "server-only";
import type { ParentActor } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** The children of the actor's household over whom the actor's authority stands, for a part of a statement. */
export const ownChildren = (actor: ParentActor) => Prisma.sql`
  SELECT c.id, c.first_name, c.birth_date
  FROM household_child hc
  JOIN child c ON c.id = hc.child_id
  JOIN guardianship g ON g.child_id = c.id AND g.adult_id = ${actor.adultId}::uuid
                     AND g.parental_authority <> 'WITHDRAWN'
  WHERE hc.household_id = ${actor.householdId}::uuid`;

/** The cells of the usual week `w` that speak of the children in `own`: others are not the reader's to see. */
export const ownCells = Prisma.sql`
  COALESCE((SELECT json_agg(cell) FROM jsonb_array_elements(w.cells) cell
            WHERE (cell ->> 'childId')::uuid IN (SELECT id FROM own)), '[]')`;
