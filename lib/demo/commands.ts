import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/passwords";

const READY = "demo.ready";

async function refuseElsewhere() {
  const other = await db().organisation.findFirst({ where: { isDemo: false }, select: { id: true } });
  if (other) throw new Error("this database does not belong to a demonstration");
}

/** Whether the demonstration's data was loaded to its end. */
export async function isDemoReady(actor: SystemActor): Promise<boolean> {
  allow(actor, "system");
  await refuseElsewhere();
  return (await db().auditEvent.count({ where: { kind: READY } })) > 0;
}

/** Empties a database that a demonstration was being loaded into when it was killed. */
export async function eraseDemo(actor: SystemActor): Promise<void> {
  allow(actor, "system");
  await refuseElsewhere();
  await db().$executeRaw`
    DO $$ DECLARE tables text; BEGIN
      SELECT string_agg(format('%I', tablename), ', ') INTO tables
      FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations';
      EXECUTE 'TRUNCATE ' || tables || ' CASCADE';
    END $$`;
}

/** Marks the demonstration's data as complete. */
export async function markDemoReady(actor: SystemActor): Promise<void> {
  allow(actor, "system");
  await db().auditEvent.create({ data: { id: newId(), at: nowDate(), kind: READY } });
}

/** Gives the one demonstration password to every account of the domain demo.test, and to who asked for days. */
export async function setDemoPasswords(actor: SystemActor, password: string): Promise<void> {
  allow(actor, "system");
  await refuseElsewhere();
  const passwordHash = await hashPassword(password);
  await db().$executeRaw`
    UPDATE account SET password_hash = ${passwordHash}
    WHERE email LIKE '%@demo.test' OR id IN (SELECT account_id FROM reservation_request)`;
}
