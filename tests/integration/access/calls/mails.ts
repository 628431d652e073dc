import { env } from "@/lib/env";
import * as commands from "@/lib/mails/commands";
import * as queries from "@/lib/mails/queries";
import type { World } from "../world";
import { type Calls, within } from "./call";

const mailToA = ({ A, email }: World) => ({
  template: "password-changed" as const,
  params: {},
  to: email("A", "alice"),
  locale: "fr" as const,
  accountId: A.accountIds[0]!,
  householdId: A.householdId,
});

/** As on every portal that is no demonstration. */
async function deployed<T>(work: () => Promise<T>): Promise<T> {
  const settings = env() as { demo: boolean };
  settings.demo = false;
  try {
    return await work();
  } finally {
    settings.demo = true;
  }
}

export const mails: Calls = {
  "mails.deliverMail [to A]": (actor, { queued }) => commands.deliverMail(actor, queued, true),
  "mails.queueMail [to A]": (actor, world) => within((tx) => commands.queueMail(actor, tx, mailToA(world))),
  "mails.queueMails [to A]": (actor, world) =>
    within((tx) => commands.queueMails(actor, tx, [mailToA(world)])),
  "mails.resendMail [A's invitation]": (actor, { invitation }) => commands.resendMail(actor, invitation),
  "mails.sweepMails": (actor) => commands.sweepMails(actor),
  "mails.localMails [demonstration]": (actor) => queries.localMails(actor),
  "mails.localMails [deployed]": (actor) => deployed(() => queries.localMails(actor)),
  "mails.localMailsInFull [demonstration]": (actor) => queries.localMailsInFull(actor),
  "mails.localMailsInFull [deployed]": (actor) => deployed(() => queries.localMailsInFull(actor)),
  "mails.localMail [A's, demonstration]": (actor, { invitation }) => queries.localMail(actor, invitation),
  "mails.localMail [A's, deployed]": (actor, { invitation }) =>
    deployed(() => queries.localMail(actor, invitation)),
  "mails.mailAlerts": (actor) => queries.mailAlerts(actor),
  "mails.mailDetail [A's invitation]": (actor, { invitation }) => queries.mailDetail(actor, invitation),
  "mails.mailsOfHousehold [A]": (actor, { A }) => queries.mailsOfHousehold(actor, A.householdId),
};
