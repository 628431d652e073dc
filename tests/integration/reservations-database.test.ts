import { beforeAll, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { decideReservations } from "@/lib/reservations/commands";
import { makeFamily, makeTown, parentOf, staffOf } from "../factories";
import { book, expectSoundBooks, faults, press, reservationOf } from "./reservations-books";

const TUESDAY = "2026-11-24";

let id: string;
beforeAll(async () => {
  const { structureId, day } = await makeTown();
  const family = await makeFamily([structureId]);
  const childId = family.childIds[0]!;
  await press(parentOf(family), book(childId, day(TUESDAY)));
  id = (await reservationOf(childId, day(TUESDAY)))!.id;
  await decideReservations(await staffOf(structureId), new Map([[id, { accept: true }]]));
});

const run = (sql: string) => db().$executeRawUnsafe(sql.replaceAll(":id", `'${id}'::uuid`));

describe("the database refuses, whatever the code does,", () => {
  test.each([
    [
      "a change of state without the next version",
      "UPDATE reservation SET state = 'CANCEL_REQUESTED' WHERE id = :id",
      "next version",
    ],
    [
      "a version without its history row",
      "UPDATE reservation SET state = 'CANCEL_REQUESTED', version = version + 1 WHERE id = :id",
      "no history row",
    ],
    [
      "another day for a reservation",
      "UPDATE reservation SET date = date + 1 WHERE id = :id",
      "never change",
    ],
    [
      "a second history row of one version",
      "INSERT INTO reservation_history SELECT (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid()))).* FROM reservation_history h WHERE reservation_id = :id",
      "reservation_history_reservation_id_version_key",
    ],
    [
      "a history row rewritten",
      "UPDATE reservation_history SET reason = 'x' WHERE reservation_id = :id",
      "never changed",
    ],
    [
      "a reserved day that holds no place",
      "UPDATE reservation SET holds = false WHERE id = :id",
      "reservation_holds",
    ],
    [
      "a second reservation of one child, slot and day",
      "INSERT INTO reservation SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).* FROM reservation r WHERE id = :id",
      "reservation_child_id_slot_id_date_key",
    ],
    ["fewer than no places held", "UPDATE slot_day SET held = -1", "slot_day_held"],
    ["a capacity below what is held", "UPDATE slot_day SET capacity = 0 WHERE held > 0", "slot_day_held"],
  ])("%s", async (_, sql, message) => {
    await expect(run(sql)).rejects.toThrow(message);
    await expectSoundBooks();
  });
});

describe("the books show", () => {
  class Undo extends Error {}

  test.each([
    ["UPDATE slot_day SET held = held + 1 WHERE held = 0", "held differs from the places taken"],
    ["DELETE FROM mail", "an adult not told of a decision, told twice, or of other days"],
    ["DELETE FROM graphile_worker._private_jobs", "a mail without its one delivery"],
    ["DELETE FROM reservation_history WHERE version = 1", "a version out of its place"],
    ["DELETE FROM reservation_history WHERE version = 2", "a version without its one history row"],
    ["UPDATE reservation SET reason = 'x'", "a state that is not the last one written"],
    ["DELETE FROM household_child", "a reservation of a child of another household"],
    ["UPDATE reservation_request SET outcomes = '[]'", "a sending that tells of other changes than it made"],
  ])("%s", async (sql, fault) => {
    const tampered = transaction(async (tx) => {
      await tx.$executeRawUnsafe(sql);
      expect((await faults(tx)).map((found) => found.fault)).toContain(fault);
      throw new Undo();
    });
    await expect(tampered).rejects.toThrow(Undo);
    await expectSoundBooks();
  });
});
