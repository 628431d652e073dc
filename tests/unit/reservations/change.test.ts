import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askCancellation,
  book,
  type Change,
  cancel,
  decide,
  isFulfilled,
  joinWaitingList,
  latenessOf,
  Places,
  type ReservationState,
  takeBack,
  withdraw,
} from "@/lib/reservations/rules";
import { DEADLINES, type DeadlineName, STATES } from "./facts";

const firstCome = { autoValidate: false, capacityMode: "FIRST_COME" as const };
const allocate = { autoValidate: false, capacityMode: "ALLOCATE" as const };
const automatic = { autoValidate: true, capacityMode: "FIRST_COME" as const };

/** "from > to, places": what a change writes. */
const told = (change: Change | null) =>
  change && `${change.from ?? "new"} > ${change.to}, ${change.holds ? "holds" : "free"}, ${change.places}`;

describe("what a parent asks", () => {
  test.each([
    ["first come", firstCome, "new > REQUESTED, holds, 1"],
    ["allocated by staff", allocate, "new > REQUESTED, free, 0"],
    ["automatic", automatic, "new > RESERVED, holds, 1"],
    ["allocated and automatic", { ...allocate, autoValidate: true }, "new > RESERVED, holds, 1"],
  ])("books a new cell, %s: %s", (_, activity, expected) => {
    expect(told(book(null, activity))).toBe(expected);
  });

  test("books again what was cancelled or refused", () => {
    expect(told(book({ state: "CANCELLED", holds: false }, firstCome))).toBe(
      "CANCELLED > REQUESTED, holds, 1",
    );
    expect(told(book({ state: "REFUSED", holds: false }, automatic))).toBe("REFUSED > RESERVED, holds, 1");
  });

  test.each([
    ["asked late", { late: true, surcharge: 0 }, "REQUESTED", { late: true, surcharge: 0 }],
    ["asked late at a price", { late: true, surcharge: 20 }, "RESERVED", { late: false, surcharge: 20 }],
    ["in time", { late: false, surcharge: 0 }, "RESERVED", { late: false, surcharge: 0 }],
  ])("%s, an automatic activity answers so", (_, asked, to, extras) => {
    expect(book(null, automatic, asked)).toMatchObject({ to, ...extras });
    expect(book(null, firstCome, asked)).toMatchObject({ to: "REQUESTED", ...asked });
  });

  test.each([
    ["AT_ONCE", false, "RESERVED > CANCELLED, free, -1"],
    ["AT_ONCE", true, "RESERVED > CANCEL_REQUESTED, holds, 0"],
    ["ON_REQUEST", false, "RESERVED > CANCEL_REQUESTED, holds, 0"],
    ["ON_REQUEST", true, "RESERVED > CANCEL_REQUESTED, holds, 0"],
  ] as const)("cancels %s, late: %s: %s", (cancelMode, late, expected) => {
    const change = cancel({ state: "RESERVED", holds: true, surcharge: 20 }, { cancelMode }, { late });
    expect(told(change)).toBe(expected);
    const isAsked = change.to === "CANCEL_REQUESTED";
    expect(change).toMatchObject({ late: isAsked && late, surcharge: isAsked ? 20 : 0 });
  });

  test.each<[DeadlineName, number, boolean]>([
    ["open", 0, false],
    ["not-yet", 0, false],
    ["late", 0, false],
    ["late for staff", 0, true],
    ["late at a price", 20, true],
  ])("stands to a deadline that is %s", (deadline, surcharge, late) => {
    expect(latenessOf(DEADLINES[deadline])).toEqual({ late, surcharge });
  });

  test("waits from a moment on, without a place", () => {
    const at = new Date("2026-11-16T08:00:00Z");
    const change = joinWaitingList({ state: "CANCELLED", holds: false }, at);
    expect(told(change)).toBe("CANCELLED > WAITLISTED, free, 0");
    expect(change).toMatchObject({ waitingSince: at, offerUntil: null });
  });

  test("takes a sending back to what stood before it, or to nothing", () => {
    const extras = { late: true, surcharge: 20 };
    const back = takeBack({ state: "CANCELLED", holds: false }, { state: "REQUESTED", holds: true }, extras);
    expect(told(back)).toBe("CANCELLED > REQUESTED, holds, 1");
    expect(back).toMatchObject(extras);
    expect(told(takeBack({ state: "REQUESTED", holds: true }, null, {}))).toBe(
      "REQUESTED > CANCELLED, free, -1",
    );
  });

  test("keeps the place while a cancellation is asked", () => {
    expect(told(askCancellation({ state: "RESERVED", holds: true }))).toBe(
      "RESERVED > CANCEL_REQUESTED, holds, 0",
    );
  });

  test.each([
    [true, "REQUESTED > CANCELLED, free, -1"],
    [false, "REQUESTED > CANCELLED, free, 0"],
  ])("withdraws a request that holds (%s): %s", (holds, expected) => {
    expect(told(withdraw({ state: "REQUESTED", holds }))).toBe(expected);
  });
});

describe("what is asked already", () => {
  const asked = (kind: "cancel" | "withdraw", version: number) =>
    ({ kind, reservationId: "r", version }) as const;

  test.each(STATES.map((state) => [state]))("%s", (state) => {
    const done = (wish: Parameters<typeof isFulfilled>[0]) => isFulfilled(wish, { state, version: 3 });
    const wish = { childId: "c", slotDayId: "d", version: 2 };
    expect(done({ kind: "book", ...wish })).toBe(state === "REQUESTED" || state === "RESERVED");
    expect(done({ kind: "wait", ...wish })).toBe(state === "WAITLISTED" || state === "OFFERED");
    expect(done(asked("cancel", 2))).toBe(state === "CANCEL_REQUESTED" || state === "CANCELLED");
    expect(done(asked("withdraw", 2))).toBe(state === "CANCELLED");
    for (const version of [1, 3, 4]) {
      expect(done(asked("cancel", version))).toBe(false);
      expect(done(asked("withdraw", version))).toBe(false);
    }
  });
});

describe("what staff decide", () => {
  test.each<[ReservationState, boolean, string | null, string | null]>([
    ["REQUESTED", true, "REQUESTED > RESERVED, holds, 0", "REQUESTED > REFUSED, free, -1"],
    ["REQUESTED", false, "REQUESTED > RESERVED, holds, 1", "REQUESTED > REFUSED, free, 0"],
    [
      "CANCEL_REQUESTED",
      true,
      "CANCEL_REQUESTED > CANCELLED, free, -1",
      "CANCEL_REQUESTED > RESERVED, holds, 0",
    ],
    ["RESERVED", true, null, null],
    ["REFUSED", false, null, null],
    ["WAITLISTED", false, "WAITLISTED > RESERVED, holds, 1", "WAITLISTED > REFUSED, free, 0"],
    ["OFFERED", true, "OFFERED > RESERVED, holds, 0", "OFFERED > REFUSED, free, -1"],
    ["CANCELLED", false, null, null],
  ])("%s (holds: %s): accepted %s, refused %s", (state, holds, accepted, refused) => {
    expect(told(decide({ state, holds }, { accept: true }))).toBe(accepted);
    expect(told(decide({ state, holds }, { accept: false }))).toBe(refused);
  });

  test("is decided for good: nothing waits afterwards", () => {
    for (const state of STATES) {
      for (const [accept, holds] of [
        [true, true],
        [true, false],
        [false, true],
        [false, false],
      ] as const) {
        const change = decide({ state, holds }, { accept });
        if (!change) continue;
        expect(["REQUESTED", "CANCEL_REQUESTED"]).not.toContain(change.to);
        expect(decide({ state: change.to, holds: change.holds }, { accept: true })).toBeNull();
        expect(decide({ state: change.to, holds: change.holds }, { accept: false })).toBeNull();
      }
    }
  });
});

describe("places of a batch", () => {
  test("are taken down to the last, given back, and refused on unknown days", () => {
    const places = new Places([{ id: "day", capacity: 2, held: 1 }]);
    const take = book(null, firstCome);
    expect([places.move("day", take), places.move("day", take), places.move("other", take)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(places.move("day", withdraw({ state: "REQUESTED", holds: true }))).toBe(true);
    expect(places.move("day", take)).toBe(true);
    expect(places.moved).toEqual(new Map([["day", 1]]));
  });

  test("a change that needs none passes where none is left", () => {
    const places = new Places([{ id: "day", capacity: 1, held: 1 }]);
    expect(places.move("day", askCancellation({ state: "RESERVED", holds: true }))).toBe(true);
    expect(places.move("day", decide({ state: "REQUESTED", holds: true }, { accept: true })!)).toBe(true);
    expect(places.move("day", decide({ state: "REQUESTED", holds: false }, { accept: true })!)).toBe(false);
    expect(places.moved.size).toBe(0);
  });

  /** One day lived by many children: each step books, withdraws, cancels or decides for one of them. */
  const step = fc.record({
    child: fc.integer({ min: 0, max: 5 }),
    day: fc.constantFrom("a", "b"),
    act: fc.constantFrom("book", "withdraw", "cancel", "accept", "refuse"),
  });
  const activity = fc.record({
    autoValidate: fc.boolean(),
    capacityMode: fc.constantFrom("FIRST_COME" as const, "ALLOCATE" as const),
  });

  test("never go below nought or past capacity, and add up to what is held", () => {
    fc.assert(
      fc.property(
        activity,
        fc.integer({ min: 0, max: 4 }),
        fc.array(step, { maxLength: 60 }),
        (kind, capacity, steps) => {
          const places = new Places(["a", "b"].map((id) => ({ id, capacity, held: 0 })));
          const rows = new Map<string, { state: ReservationState; holds: boolean }>();
          const held = (day: string) =>
            [...rows].filter(([key, row]) => key.startsWith(day) && row.holds).length;
          for (const { child, day, act } of steps) {
            const before = rows.get(`${day}${child}`);
            const change = changeOf(before, act, kind);
            if (!change) continue;
            const hadRoom = held(day) + change.places <= capacity;
            expect(places.move(day, change)).toBe(hadRoom);
            if (hadRoom) rows.set(`${day}${child}`, { state: change.to, holds: change.holds });
            expect(places.moved.get(day) ?? 0).toBe(held(day));
            expect(held(day)).toBeLessThanOrEqual(capacity);
            expect(held(day)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  function changeOf(
    before: { state: ReservationState; holds: boolean } | undefined,
    act: "book" | "withdraw" | "cancel" | "accept" | "refuse",
    kind: Parameters<typeof book>[1],
  ): Change | null {
    if (act === "book") {
      const isFree = !before || before.state === "CANCELLED" || before.state === "REFUSED";
      return isFree ? book(before ?? null, kind) : null;
    }
    if (act === "withdraw") return before?.state === "REQUESTED" ? withdraw(before) : null;
    if (act === "cancel") return before?.state === "RESERVED" ? askCancellation(before) : null;
    return before ? decide(before, { accept: act === "accept" }) : null;
  }
});
