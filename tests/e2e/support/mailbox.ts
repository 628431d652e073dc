import { expect } from "@playwright/test";
import type { ReceivedMail } from "./mail-server";
import { stage } from "./stage";

/** All mails to an address, oldest first. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const mails: ReceivedMail[] = await (await fetch(stage().mailboxUrl)).json();
  return mails.filter(({ to }) => to === address);
}

/** Waits until an address has got exactly `count` mails, and returns the latest. */
export async function latestMail(address: string, count = 1): Promise<ReceivedMail> {
  let mails: ReceivedMail[] = [];
  await expect
    .poll(
      async () => {
        mails = await mailsTo(address);
        return mails.map(({ subject }) => subject);
      },
      { message: `mails to ${address}`, timeout: 15_000 },
    )
    .toHaveLength(count);
  return mails.at(-1)!;
}

/** The first link of a mail's text whose address holds `part`. */
export function linkIn({ text }: ReceivedMail, part: string): string {
  const link = text.match(/https?:\/\/[^\s\])>]+/g)?.find((address) => address.includes(part));
  if (!link) throw new Error(`no link with ${part} in the mail:\n${text}`);
  return link;
}
