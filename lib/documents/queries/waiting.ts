import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type StaffActor } from "@/lib/actor";
import { dayOf } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { suggestedValidity } from "../rules";
import type { WaitingUpload } from "../schema";
import { adultsOf } from "./scope";

type Row = Omit<WaitingUpload, "piece" | "suggested"> & {
  piece: (NonNullable<WaitingUpload["piece"]> & { months: number | null }) | null;
  timeZone: string;
};

/**
 * The documents that wait for the actor, oldest first. A health piece that the actor may not open is told as `closed`,
 * without its title, its kind and its file. One statement.
 */
export async function waitingUploads(
  actor: StaffActor,
  { limit }: { limit: number },
): Promise<WaitingUpload[]> {
  allow(actor, "staff", "FAMILIES");
  const household = Prisma.sql`u.household_id`;
  const rows = await db().$queryRaw<Row[]>`
    WITH seen AS (
      SELECT u.*, u.health AND NOT ${seesAs(actor, "HEALTH", household)} AS closed
      FROM family_upload u WHERE u.state = 'RECEIVED' AND ${seesAs(actor, "FAMILIES", household)}
      ORDER BY u.created_at, u.id LIMIT ${limit})
    SELECT u.id, u.household_id AS "householdId", ${adultsOf(household)} AS household, u.child_id AS "childId",
      c.first_name || ' ' || c.last_name AS "childName", u.health, u.closed, f.mime, f.size,
      CASE WHEN NOT u.closed THEN u.title END AS title, CASE WHEN NOT u.closed THEN u.note END AS note,
      CASE WHEN NOT u.closed THEN u.file_id END AS "fileId", CASE WHEN NOT u.closed THEN f.name END AS name,
      CASE WHEN pt.id IS NOT NULL AND NOT u.closed THEN json_build_object('typeId', pt.id, 'name', pt.name, 'kind', pt.kind,
        'validity', pt.validity, 'months', pt.months) END AS piece,
      u.created_at AS "createdAt", o.time_zone AS "timeZone",
      (SELECT a.first_name || ' ' || a.last_name FROM account ac JOIN adult a ON a.id = ac.adult_id
       WHERE ac.id = u.account_id) AS by
    FROM organisation o, seen u JOIN stored_file f ON f.id = u.file_id
    LEFT JOIN piece_type pt ON pt.id = u.piece_type_id LEFT JOIN child c ON c.id = u.child_id
    ORDER BY u.created_at, u.id`;
  return rows.map(({ timeZone, piece, ...row }) => {
    const sentOn = dayOf(Temporal.Instant.fromEpochMilliseconds(row.createdAt.getTime()), timeZone);
    const { months = null, ...told } = piece ?? {};
    return {
      ...row,
      piece: piece && (told as WaitingUpload["piece"]),
      suggested: suggestedValidity(piece && { validity: piece.validity, months }, sentOn),
    };
  });
}
