import type { PlainDate } from "@/lib/dates";
import type { Prisma, Tx } from "@/lib/db";
import type { Upload } from "../schema";

type Row = Omit<Upload, "from" | "to"> & { from: PlainDate | null; to: PlainDate | null };

const SHOWN = 200;

/** Documents that were sent, named `u` in `where`, the newest first; without those withdrawn. One statement. */
export function sentUploads(tx: Tx, where: Prisma.Sql): Promise<Upload[]> {
  return tx.$queryRaw<Row[]>`
    SELECT u.id, u.file_id AS "fileId", u.title, u.note, pt.name AS piece, u.child_id AS "childId",
      c.first_name AS "childName", u.health, u.state::text AS state, u.reason, u.valid_from::text AS "from",
      u.valid_to::text AS "to", (u.created_at AT TIME ZONE o.time_zone)::date::text AS "sentOn", f.mime, f.size,
      (SELECT a.first_name FROM account ac JOIN adult a ON a.id = ac.adult_id
       WHERE ac.id = u.account_id AND a.household_id = u.household_id) AS "sentBy"
    FROM organisation o, family_upload u JOIN stored_file f ON f.id = u.file_id
    LEFT JOIN piece_type pt ON pt.id = u.piece_type_id LEFT JOIN child c ON c.id = u.child_id
    WHERE u.state <> 'WITHDRAWN' AND ${where} ORDER BY u.created_at DESC, u.id DESC LIMIT ${SHOWN}`;
}
