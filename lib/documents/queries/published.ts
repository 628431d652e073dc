import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { isNew } from "../rules";
import type { Audience, PublishedView } from "../schema";
import { isShownTo, today } from "./scope";

type Shown = PublishedView & { audience: Audience };
type Row = Omit<Shown, "isNew"> & { opened: boolean; today: PlainDate };

async function shown(actor: ParentActor, audience: Prisma.Sql): Promise<Shown[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT d.id, d.file_id AS "fileId", d.title, d.description, d.category::text AS category, d.audience::text AS audience, s.name::text AS structure,
      d.display_from::text AS "from", f.mime, f.size, ${today()}::text AS today,
      EXISTS (SELECT 1 FROM document_opening o
              WHERE o.document_id = d.id AND o.account_id = ${actor.accountId}::uuid) AS opened
    FROM published_document d JOIN stored_file f ON f.id = d.file_id
    LEFT JOIN structure s ON s.id = d.structure_id
    WHERE ${audience} AND ${isShownTo(actor)} ORDER BY d.display_from DESC, d.created_at DESC, d.id`;
  return rows.map(({ opened, today: day, ...document }) => ({
    ...document,
    isNew: isNew({ from: document.from, opened }, day),
  }));
}

/** What the structures offer to this family today, the newest first. One statement. */
export async function offeredDocuments(actor: ParentActor): Promise<PublishedView[]> {
  allow(actor, "parent");
  return shown(actor, Prisma.sql`d.audience <> 'HOUSEHOLD'`);
}

/** The letters addressed to this household, shown today, the newest first. One statement. */
export async function householdLetters(actor: ParentActor): Promise<PublishedView[]> {
  allow(actor, "parent");
  return shown(actor, Prisma.sql`d.audience = 'HOUSEHOLD'`);
}

/** How much is offered to the reader, and how much of it is new. One statement. */
export async function documentCounts(
  actor: ParentActor,
): Promise<{ documents: number; newDocuments: number; letters: number; newLetters: number }> {
  allow(actor, "parent");
  const all = await shown(actor, Prisma.sql`true`);
  const [letters = [], documents = []] = [true, false].map((isLetter) =>
    all.filter(({ audience }) => (audience === "HOUSEHOLD") === isLetter),
  );
  const fresh = (list: typeof all) => list.filter((document) => document.isNew).length;
  return {
    documents: documents.length,
    newDocuments: fresh(documents),
    letters: letters.length,
    newLetters: fresh(letters),
  };
}
