// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/agenda/[jeton]/route";
import { db } from "@/lib/db";
import { createFeed, renewFeed, revokeFeed } from "@/lib/feeds/commands";
import { myFeed } from "@/lib/feeds/queries";
import { setNow } from "../clock";
import { child, makeFamily, parentOf } from "../factories";
import { setAuthority } from "../factories/authority";
import { inRequest } from "./request-scope";
import { book, press, wishOn } from "./reservations-books";
import { decideAll, no, setting, YES } from "./reservations-scenes";

const NOW = "2026-11-16T09:00:00+01:00";
beforeEach(() => setNow(NOW));

/** What a calendar client gets from an address. */
function read(address: string, headers: Record<string, string> = {}) {
  const jeton = address.split("/").at(-1)!;
  const request = new Request(address, { headers });
  return inRequest(request.headers, () => GET(request, { params: Promise.resolve({ jeton }) }));
}

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((it) => ({
    uid: String(it.getFirstPropertyValue("uid")),
    summary: String(it.getFirstPropertyValue("summary")),
    status: String(it.getFirstPropertyValue("status")),
    sequence: Number(it.getFirstPropertyValue("sequence")),
  }));

const eventsAt = async (address: string) => {
  const answer = await read(address);
  expect(answer.status).toBe(200);
  return eventsOf(await answer.text());
};

/** A family with a reservation asked for on 24 November, and its first adult's feed. */
async function scene(children = [child()]) {
  const set = await setting({}, { children, adults: [{}, { firstName: "Paul" }] });
  const day = set.day("2026-11-24");
  await press(set.parent, ...set.family.childIds.map((id) => book(id, day)));
  await createFeed(set.parent);
  const { address } = (await myFeed(set.parent))!;
  return { ...set, day, address };
}

/** The slot day after another, of the same slot. */
async function dayAfter(id: string) {
  const { slotId, date } = await db().slotDay.findUniqueOrThrow({ where: { id } });
  const next = await db().slotDay.findFirst({
    where: { slotId, date: { gt: date } },
    orderBy: { date: "asc" },
  });
  return next?.id;
}

describe("a feed", () => {
  it("follows a reservation: the same event, a sequence that grows, a cancellation sent as such for sixty days", async () => {
    const { parent, childId, day, address, agent } = await scene();
    const [asked] = await eventsAt(address);
    expect(asked).toMatchObject({ status: "TENTATIVE", sequence: 1 });
    expect(asked!.summary).toContain("Léa");
    await decideAll(agent, childId, YES);
    expect(await eventsAt(address)).toMatchObject([{ uid: asked!.uid, status: "CONFIRMED", sequence: 2 }]);
    await press(parent, await wishOn("cancel", childId, day));
    expect(await eventsAt(address)).toMatchObject([{ uid: asked!.uid, status: "CONFIRMED", sequence: 3 }]);
    await decideAll(agent, childId, YES);
    expect(await eventsAt(address)).toMatchObject([{ uid: asked!.uid, status: "CANCELLED", sequence: 4 }]);
    setNow("2027-01-14T09:00:00+01:00");
    expect(await eventsAt(address)).toHaveLength(1);
    setNow("2027-01-16T09:00:00+01:00");
    expect(await eventsAt(address)).toEqual([]);
  });

  it("says refused days cancelled", async () => {
    const { childId, address, agent } = await scene();
    await decideAll(agent, childId, no("Complet"));
    expect(await eventsAt(address)).toMatchObject([{ status: "CANCELLED" }]);
  });

  it("shows a declared absence as cancelled, and a withdrawn one as it was", async () => {
    const { family, childId, address, agent, parent } = await scene();
    await decideAll(agent, childId, YES);
    const { id: reservationId } = await db().reservation.findFirstOrThrow({ where: { childId } });
    const { id } = await db().absenceDeclaration.create({
      data: {
        ...{ householdId: family.householdId, accountId: parent.accountId, reason: "illness" },
        createdAt: new Date(NOW),
        days: { create: { reservationId, basis: "ACCEPTED" } },
      },
    });
    expect(await eventsAt(address)).toMatchObject([{ status: "CANCELLED", sequence: 3 }]);
    await db().absence.updateMany({ where: { declarationId: id }, data: { withdrawnAt: new Date(NOW) } });
    expect(await eventsAt(address)).toMatchObject([{ status: "CONFIRMED", sequence: 4 }]);
  });

  it("leaves out what is long past", async () => {
    const { address } = await scene();
    setNow("2027-02-22T09:00:00+01:00");
    expect(await eventsAt(address)).toHaveLength(1);
    setNow("2027-02-23T09:00:00+01:00");
    expect(await eventsAt(address)).toEqual([]);
  });

  it("tells when it was last read", async () => {
    const { address, parent } = await scene();
    expect((await myFeed(parent))!.lastReadAt).toBeNull();
    await read(address);
    expect(Date.parse((await myFeed(parent))!.lastReadAt!)).toBe(Date.parse(NOW));
  });

  it("answers 304 to a client that has the same file already, and stays out of caches", async () => {
    const { address, agent, childId } = await scene();
    const first = await read(address);
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(first.headers.get("cache-control")).toContain("private");
    expect(first.headers.get("cdn-cache-control")).toBe("no-store");
    expect(first.headers.get("set-cookie")).toBeNull();
    const tag = first.headers.get("etag")!;
    const again = await read(address, { "If-None-Match": `"x", W/${tag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await decideAll(agent, childId, YES);
    expect((await read(address, { "If-None-Match": tag })).status).toBe(200);
  });
});

describe("a feed follows the rights of its owner", () => {
  it("drops a child once authority over it is withdrawn", async () => {
    const { family, address } = await scene([child(), child({ firstName: "Tom" })]);
    expect(await eventsAt(address)).toHaveLength(2);
    await setAuthority(family.adults[0]!.adultId, family.childIds[0]!, "WITHDRAWN");
    const left = await eventsAt(address);
    expect(left).toHaveLength(1);
    expect(left[0]!.summary).toContain("Tom");
  });

  it("never tells of the other home of a child", async () => {
    const { address, structureId, day, childId } = await scene();
    const other = await makeFamily([structureId], { children: [child({ childId })] });
    await press(parentOf(other), book(childId, (await dayAfter(day))!));
    await createFeed(parentOf(other));
    const { address: others } = (await myFeed(parentOf(other)))!;
    const [own, theirs] = [await eventsAt(address), await eventsAt(others)];
    expect([own.length, theirs.length]).toEqual([1, 1]);
    expect(theirs[0]!.uid).not.toBe(own[0]!.uid);
  });

  it("ends with the household, and with the login", async () => {
    const { family, address } = await scene();
    await db().household.update({ where: { id: family.householdId }, data: { status: "ACCEPTED" } });
    expect((await read(address)).status).toBe(404);
    await db().household.update({ where: { id: family.householdId }, data: { status: "ACTIVE" } });
    expect((await read(address)).status).toBe(200);
    await db().account.delete({ where: { id: family.adults[0]!.accountId! } });
    expect((await read(address)).status).toBe(404);
  });
});

describe("the address of a feed", () => {
  it("is one for each adult, the same until it is renewed", async () => {
    const { parent, family, address } = await scene();
    await createFeed(parent);
    expect((await myFeed(parent))!.address).toBe(address);
    expect(await myFeed(parentOf(family, 1))).toBeNull();
    await renewFeed(parent);
    const { address: next } = (await myFeed(parent))!;
    expect(next).not.toBe(address);
    expect((await read(address)).status).toBe(404);
    expect(await eventsAt(next)).toHaveLength(1);
    await revokeFeed(parent);
    expect(await myFeed(parent)).toBeNull();
    expect((await read(next)).status).toBe(404);
  });

  it("is one, however often the button is pressed at once", async () => {
    const { parent } = await setting();
    await Promise.all([1, 2, 3, 4].map(() => createFeed(parent)));
    await Promise.all([1, 2, 3].map(() => renewFeed(parent)));
    const live = { accountId: parent.accountId, revokedAt: null };
    expect(await db().calendarFeed.count({ where: live })).toBe(1);
  });

  it("is not guessed: another id, another signature, none; who tries often is kept out, owners are not", async () => {
    const { address } = await scene();
    const other = await scene();
    const [id, mac] = address.split("/").at(-1)!.replace(".ics", "").split(".") as [string, string];
    const [otherId] = other.address.split("/").at(-1)!.split(".") as [string];
    const wrong = mac.replace(/^./, (letter) => (letter === "A" ? "B" : "A"));
    const guesses = [`${otherId}.${mac}`, `${id}.${wrong}`, id, `${id}.`, `${id}.${mac}x`, ".", "x.y.z", ""];
    for (const guess of guesses) {
      expect((await read(`http://127.0.0.1:3000/api/agenda/${guess}`)).status).toBe(404);
    }
    const statuses = [];
    for (let count = 0; count < 20; count += 1) statuses.push((await read(`${address}x`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await read(address)).status).toBe(200);
    expect((await read(address.replace(".ics", ""))).status).toBe(200);
  });

  it("is not read more than a hundred and twenty times an hour", async () => {
    const { address } = await scene();
    let last = 200;
    for (let count = 0; count <= 120; count += 1) last = (await read(address)).status;
    expect(last).toBe(429);
  });
});
