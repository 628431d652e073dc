import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CellFacts, choiceOf, occupies, type ReservationState, stateOf } from "@/lib/reservations/rules";
import { anyDeadline, anyFacts, DEADLINES, type DeadlineName, facts, NOW, SLOT_START } from "./facts";

type Given = Partial<CellFacts>;

/** What a cell allows and shows, in two words: "book free", "full full"; a late one says so. */
function cell(given: Given, book: DeadlineName = "open", cancel: DeadlineName = "open", now = NOW) {
  const choice = choiceOf(facts(given), DEADLINES[book], DEADLINES[cancel], SLOT_START, now);
  const may = choice.action ? `${choice.action}${choice.late ? " late" : ""}` : choice.because;
  return `${may}: ${stateOf(facts(given), choice)}`;
}
const own = (state: ReservationState): Given => ({ reservation: { state, own: true, attendance: null } });
const other = (state: ReservationState): Given => ({ reservation: { state, own: false, attendance: null } });
const full = { held: 10, capacity: 10 };

describe("a cell without a reservation", () => {
  test.each<[DeadlineName, string]>([
    ["open", "book: free"],
    ["not-yet", "not-yet: closed"],
    ["no window", "not-yet: closed"],
    ["late", "late: late"],
    ["never", "late: late"],
    ["late for staff", "book late: free"],
    ["late at a price", "book late: free"],
  ])("whose deadline is %s: %s", (deadline, expected) => {
    expect(cell({}, deadline)).toBe(expected);
    expect(cell(own("CANCELLED"), deadline)).toBe(expected);
    expect(cell(other("CANCELLED"), deadline)).toBe(expected);
    expect(cell(other("REFUSED"), deadline)).toBe(expected);
    expect(cell({ open: false }, deadline)).toBe("closed: closed");
    expect(cell({ ...full, capacityMode: "ALLOCATE" }, deadline)).toBe(expected);
    expect(cell(full, deadline)).toBe(expected.startsWith("book") ? "full: full" : expected);
    // Only who comes in time joins a waiting list.
    const waits = cell({ ...full, waitMode: "AUTOMATIC" }, deadline);
    expect(waits).toBe(
      deadline === "open" ? "wait: full" : expected.startsWith("book") ? "full: full" : expected,
    );
  });

  test.each([
    ["no place at all", { capacity: 0, held: 0 }, "full: full"],
    ["the last place", { capacity: 10, held: 9 }, "book: free"],
    ["closed and full", { ...full, open: false }, "closed: closed"],
    ["a day of the other home", { isOtherHome: true }, "other-home: otherHome"],
    ["a file to confirm", { blocked: "file-unconfirmed" as const }, "file-unconfirmed: blocked"],
    ["a document missing", { blocked: "file-incomplete" as const }, "file-incomplete: blocked"],
    [
      "the other home's, whatever the file",
      { isOtherHome: true, blocked: "file-incomplete" as const },
      "other-home: otherHome",
    ],
    ["closed on a day of the other home", { isOtherHome: true, open: false }, "closed: closed"],
    ["not of the group's ages", { isWrongAge: true }, "age: age"],
    ["not of the group's ages, and full", { ...full, isWrongAge: true }, "age: age"],
    ["not of the group's ages, and closed", { open: false, isWrongAge: true }, "closed: closed"],
    ["full, with a waiting list", { ...full, waitMode: "OFFER" as const }, "wait: full"],
    ["full, with an automatic one", { ...full, waitMode: "AUTOMATIC" as const }, "wait: full"],
    ["not full, with a waiting list", { waitMode: "AUTOMATIC" as const }, "book: free"],
    [
      "gathered, never full",
      { ...full, waitMode: "OFFER" as const, capacityMode: "ALLOCATE" as const },
      "book: free",
    ],
    [
      "full, with a waiting list, of the other home",
      { ...full, waitMode: "OFFER" as const, isOtherHome: true },
      "other-home: otherHome",
    ],
    ["full, and blocked", { ...full, blocked: "file-incomplete" as const }, "file-incomplete: blocked"],
    ["no cancellation, which says nothing about booking", { cancelMode: "NEVER" as const }, "book: free"],
  ])("%s", (_, given, expected) => {
    expect(cell(given)).toBe(expected);
  });
});

describe("the household's own reservation", () => {
  test.each<[ReservationState, DeadlineName, string]>([
    ["REQUESTED", "open", "withdraw: requested"],
    ["REQUESTED", "late", "withdraw: requested"],
    ["REQUESTED", "never", "withdraw: requested"],
    ["RESERVED", "open", "cancel: reserved"],
    ["RESERVED", "late", "late: reserved"],
    ["RESERVED", "never", "late: reserved"],
    ["RESERVED", "not-yet", "late: reserved"],
    ["RESERVED", "late for staff", "cancel late: reserved"],
    ["RESERVED", "late at a price", "cancel late: reserved"],
    ["REFUSED", "open", "refused-before: refused"],
    ["WAITLISTED", "open", "withdraw: waitlisted"],
    ["WAITLISTED", "never", "withdraw: waitlisted"],
    ["OFFERED", "open", "withdraw: offered"],
    ["OFFERED", "never", "withdraw: offered"],
    ["CANCEL_REQUESTED", "open", "already-asked: cancelRequested"],
  ])("%s, cancellation %s: %s", (state, cancel, expected) => {
    expect(cell(own(state), "open", cancel)).toBe(expected);
    // Neither the booking deadline, nor closing, nor being full changes what may be done with it.
    expect(cell(own(state), "late", cancel)).toBe(expected);
    expect(cell({ ...own(state), ...full, open: false }, "open", cancel)).toBe(expected);
    // Nor do custody and the file, which say who may ask from now on.
    expect(cell({ ...own(state), isOtherHome: true, blocked: "file-incomplete" }, "open", cancel)).toBe(
      expected,
    );
  });

  test("is not cancelled where the activity never cancels", () => {
    expect(cell({ ...own("RESERVED"), cancelMode: "NEVER" })).toBe("no-cancellation: reserved");
    expect(cell({ ...own("REQUESTED"), cancelMode: "NEVER" })).toBe("withdraw: requested");
  });

  test("is withdrawn until its slot starts, not after", () => {
    const last = SLOT_START.subtract({ milliseconds: 1 });
    expect(cell(own("REQUESTED"), "late", "late", last)).toBe("withdraw: requested");
    expect(cell(own("REQUESTED"), "late", "late", SLOT_START)).toBe("late: requested");
    expect(cell(own("WAITLISTED"), "late", "late", SLOT_START)).toBe("late: waitlisted");
    expect(cell(own("OFFERED"), "late", "late", SLOT_START)).toBe("late: offered");
  });

  test.each([
    ["PRESENT", "present"],
    ["ABSENT_JUSTIFIED", "justified"],
    ["ABSENT_UNJUSTIFIED", "unjustified"],
  ] as const)("once attended (%s) shows it and is over", (attendance, shown) => {
    expect(cell({ reservation: { state: "RESERVED", own: true, attendance } })).toBe(`decided: ${shown}`);
  });
});

describe("the other household's reservation", () => {
  test.each<[ReservationState, string]>([
    ["REQUESTED", "taken: taken"],
    ["RESERVED", "taken: taken"],
    ["CANCEL_REQUESTED", "taken: taken"],
    ["WAITLISTED", "taken: taken"],
    ["OFFERED", "taken: taken"],
    ["REFUSED", "book: free"],
    ["CANCELLED", "book: free"],
  ])("%s: %s", (state, expected) => {
    expect(cell(other(state))).toBe(expected);
    expect(occupies(state)).toBe(expected === "taken: taken");
  });

  test("shows no attendance", () => {
    expect(cell({ reservation: { state: "RESERVED", own: false, attendance: "PRESENT" } })).toBe(
      "taken: taken",
    );
  });
});

describe("whatever the facts", () => {
  const anyCell = fc.tuple(anyFacts, anyDeadline, anyDeadline, fc.integer({ min: -2, max: 2 }));
  const ask = (
    f: CellFacts,
    book: Parameters<typeof choiceOf>[1],
    cancel: Parameters<typeof choiceOf>[2],
    hours: number,
  ) => choiceOf(f, book, cancel, SLOT_START, SLOT_START.add({ hours }));

  test("nothing is asked of a cell that is closed, late, not open yet or full", () => {
    fc.assert(
      fc.property(anyCell, ([f, book, cancel, hours]) => {
        const { action } = ask(f, book, cancel, hours);
        if (action !== "book" && action !== "wait") return;
        expect(f.open).toBe(true);
        expect([f.isOtherHome, f.isWrongAge, f.blocked]).toEqual([false, false, null]);
        const isLate = book.status === "late" && book.after.kind !== "refuse";
        expect(book.status === "open" || (isLate && action === "book")).toBe(true);
        expect(f.capacityMode === "ALLOCATE" || f.held < f.capacity).toBe(action === "book");
        expect(f.waitMode !== "NONE" || action === "book").toBe(true);
        expect(f.reservation === null || !occupies(f.reservation.state)).toBe(true);
        expect(f.reservation?.own && f.reservation.state === "REFUSED").not.toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("only what waits of the household is withdrawn, only its own reservation cancelled", () => {
    fc.assert(
      fc.property(anyCell, ([f, book, cancel, hours]) => {
        const { action } = ask(f, book, cancel, hours);
        if (action !== "withdraw" && action !== "cancel") return;
        expect(f.reservation).toMatchObject({ own: true, attendance: null });
        const states = action === "withdraw" ? ["REQUESTED", "WAITLISTED", "OFFERED"] : ["RESERVED"];
        expect(states).toContain(f.reservation!.state);
      }),
      { numRuns: 2_000 },
    );
  });

  test("another household shows as taken or as nothing at all", () => {
    fc.assert(
      fc.property(anyCell, ([f, book, cancel, hours]) => {
        fc.pre(f.reservation !== null && !f.reservation.own);
        const choice = ask(f, book, cancel, hours);
        const shown = stateOf(f, choice);
        if (occupies(f.reservation!.state)) expect([choice.action, shown]).toEqual([null, "taken"]);
        else {
          const alone = { ...f, reservation: null };
          expect(choice).toEqual(ask(alone, book, cancel, hours));
          expect(shown).toBe(stateOf(alone, choice));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("a cell that shows itself free can be booked, and the other way round", () => {
    fc.assert(
      fc.property(anyCell, ([f, book, cancel, hours]) => {
        const choice = ask(f, book, cancel, hours);
        expect(stateOf(f, choice) === "free").toBe(choice.action === "book");
      }),
      { numRuns: 2_000 },
    );
  });
});
