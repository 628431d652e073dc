import { afterEach, describe, expect, test } from "vitest";
import type { Verdict } from "@/lib/reservations/commands";
import { makeFamily, makeTown, parentOf, staffOf, type TestFamily } from "../factories";
import { book, bookNow, expectSoundBooks, heldOn, press, reservationOf, wishOn } from "./reservations-books";
import { asked, decideOn, idOf, mailsTo, no, report, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";

afterEach(expectSoundBooks);

describe("places given by staff", () => {
  /** As many families as named ask one after the other for a place that staff allocate. */
  async function gathered(count: number, capacity: number) {
    const town = await makeTown({ capacityMode: "ALLOCATE", capacity });
    const families: TestFamily[] = [];
    for (let index = 0; index < count; index++) {
      const family = await makeFamily([town.structureId]);
      await press(parentOf(family), book(family.childIds[0]!, town.day(TUESDAY)));
      families.push(family);
    }
    const agent = await staffOf(town.structureId);
    const id = (family: TestFamily) => idOf(family.childIds[0]!, town.day(TUESDAY));
    const states = () =>
      Promise.all(families.map(async (f) => (await reservationOf(f.childIds[0]!, town.day(TUESDAY)))!.state));
    return { ...town, families, agent, id, states };
  }

  test("run out at validation: the oldest requests have them, the others keep waiting", async () => {
    const { families, agent, id, states, day } = await gathered(4, 2);
    const verdicts = await Promise.all(
      families.map(async (f): Promise<[string, Verdict]> => [await id(f), YES]),
    );
    expect(await decideOn(agent, ...verdicts.toReversed())).toEqual(report({ accepted: 2, full: 2 }));
    expect(await states()).toEqual(["RESERVED", "RESERVED", "REQUESTED", "REQUESTED"]);
    expect(await heldOn(day(TUESDAY))).toBe(2);
    expect(await mailsTo(families[2]!)).toEqual([]);
    expect(await decideOn(agent, verdicts[2]!)).toEqual(report({ full: 1 }));
    expect(await decideOn(agent, [verdicts[2]![0], no("Complet.")])).toEqual(report({ refused: 1 }));
  });

  test("go by the age of the request that stands, not by that of an earlier one withdrawn", async () => {
    const { families, agent, id, states, day } = await gathered(2, 1);
    const [first] = families as [TestFamily];
    const [childId] = first.childIds as [string];
    await press(parentOf(first), await wishOn("withdraw", childId, day(TUESDAY)));
    await press(parentOf(first), await bookNow(childId, day(TUESDAY)));
    await decideOn(agent, [await id(first), YES], [await id(families[1]!), YES]);
    expect(await states()).toEqual(["REQUESTED", "RESERVED"]);
  });

  test("include those that the same decision frees, whatever the order", async () => {
    const { families, agent, id, states, day } = await gathered(2, 1);
    const [waiting, leaving] = families as [TestFamily, TestFamily];
    await decideOn(agent, [await id(leaving), YES]);
    await press(parentOf(leaving), await wishOn("cancel", leaving.childIds[0]!, day(TUESDAY)));
    expect(await decideOn(agent, [await id(waiting), YES], [await id(leaving), YES])).toEqual(
      report({ accepted: 2 }),
    );
    expect(await states()).toEqual(["RESERVED", "CANCELLED"]);
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });

  test("are held already by first-come requests: all can be validated", async () => {
    const { agent, childId, day, structureId } = await asked([TUESDAY], { capacity: 2 });
    const other = await makeFamily([structureId]);
    await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)));
    expect(
      await decideOn(
        agent,
        [await idOf(childId, day(TUESDAY)), YES],
        [await idOf(other.childIds[0]!, day(TUESDAY)), YES],
      ),
    ).toEqual(report({ accepted: 2 }));
  });
});
