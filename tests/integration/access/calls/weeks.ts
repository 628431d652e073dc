import * as feeds from "@/lib/feeds/commands";
import * as feedQueries from "@/lib/feeds/queries";
import * as commands from "@/lib/weeks/commands";
import * as queries from "@/lib/weeks/queries";
import type { Repeat } from "@/lib/weeks/schema";
import type { Calls } from "./call";

const TUESDAYS: Omit<Repeat, "childIds" | "slotIds"> = {
  ...{ weekId: null, weekdays: [2], rhythm: "toutes" },
  ...{ firstDay: "2026-12-08", lastDay: "2026-12-15" },
};

export const weeks: Calls = {
  "feeds.myFeed": (actor) => feedQueries.myFeed(actor),
  "feeds.createFeed": (actor) => feeds.createFeed(actor),
  "feeds.renewFeed": (actor) => feeds.renewFeed(actor),
  "feeds.revokeFeed": (actor) => feeds.revokeFeed(actor),
  "feeds.readFeed [A's link]": (actor, { feedToken }) => feeds.readFeed(actor, feedToken),
  "feeds.readFeed [a guess]": async (actor, { feedToken }) => {
    const { file } = await feeds.readFeed(actor, `${feedToken}x`);
    return file;
  },

  "weeks.weekChoices": (actor) => queries.weekChoices(actor),
  "weeks.myWeeks": (actor) => queries.myWeeks(actor),
  "weeks.bookedWeeks": (actor) => queries.bookedWeeks(actor),
  "weeks.repeatRecap [A's child]": async (actor, { ownChild, asked }) => {
    const recap = await queries.repeatRecap(actor, {
      ...TUESDAYS,
      ...{ childIds: [ownChild], slotIds: [asked.slotId] },
    });
    return recap.ok && recap.value;
  },
  "weeks.repeatRecap [A's week]": async (actor, { week }) => {
    const recap = await queries.repeatRecap(actor, { ...TUESDAYS, weekId: week, childIds: [], slotIds: [] });
    return recap.ok && recap.value;
  },
  "weeks.createWeek [A's child]": (actor, { ownChild, asked: { slotId } }) =>
    commands.createWeek(actor, { name: "Prise", cells: [{ childId: ownChild, slotId, weekday: 1 }] }),
  "weeks.createWeek [Noé]": (actor, { sharedChild, asked: { slotId } }) =>
    commands.createWeek(actor, { name: "Prise", cells: [{ childId: sharedChild, slotId, weekday: 1 }] }),
  "weeks.renameWeek [A's]": (actor, { week }) => commands.renameWeek(actor, { id: week, name: "Autre nom" }),
  "weeks.deleteWeek [A's]": (actor, { week }) => commands.deleteWeek(actor, { id: week }),
};
