import { afterEach, expect, test } from "vitest";
import { sendCells } from "@/lib/reservations/commands";
import { requestOutcomes } from "@/lib/reservations/queries";
import { child, parentOf } from "../factories";
import { setAuthority } from "../factories/authority";
import { book, expectSoundBooks, wishOn } from "./reservations-books";
import { setting } from "./reservations-scenes";

const TUESDAY = "2026-11-24";

afterEach(expectSoundBooks);

test("an old sending tells an adult nothing of a child over whom authority was withdrawn", async () => {
  const { family, parent, day } = await setting(
    {},
    { adults: [{}, { firstName: "Paul" }], children: [child(), child({ firstName: "Tom" })] },
  );
  const [lea, tom] = family.childIds as [string, string];
  const asked = await sendCells(parent, [book(lea, day(TUESDAY)), book(tom, day(TUESDAY))]);
  const taken = await sendCells(parent, [
    await wishOn("withdraw", lea, day(TUESDAY)),
    await wishOn("withdraw", tom, day(TUESDAY)),
  ]);
  const read = async (index: number) =>
    Promise.all(
      [asked, taken].map(async (sent) => {
        if (!sent.ok) throw new Error(sent.code);
        return (await requestOutcomes(parentOf(family, index), sent.value.requestId))!.outcomes.map(
          ({ child: name }) => name,
        );
      }),
    );
  const both = ["Léa Martin", "Tom Martin"];
  expect(await read(0)).toEqual([both, both]);
  await setAuthority(family.adults[0]!.adultId, lea, "WITHDRAWN");
  expect(await read(0)).toEqual([["Tom Martin"], ["Tom Martin"]]);
  expect(await read(1)).toEqual([both, both]);
});
