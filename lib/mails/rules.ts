import type { MailTemplate } from "./schema";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The secret that a template carries: what it opens, for whom, and for how many milliseconds. */
export type SecretKind = {
  purpose: "INVITATION" | "FINISH_SIGN_UP" | "TRACK_SIGN_UP" | "RESET_PASSWORD";
  subject: "account" | "signUp";
  form: "password" | "link";
  lifetime: number;
};

const secrets: Partial<Record<MailTemplate, SecretKind>> = {
  invitation: { purpose: "INVITATION", subject: "account", form: "password", lifetime: 7 * DAY },
  "sign-up-received": { purpose: "TRACK_SIGN_UP", subject: "signUp", form: "link", lifetime: 183 * DAY },
  "sign-up-accepted": { purpose: "FINISH_SIGN_UP", subject: "account", form: "link", lifetime: 30 * DAY },
  "password-reset": { purpose: "RESET_PASSWORD", subject: "account", form: "link", lifetime: HOUR },
};

/** The secret to make when this template is delivered, or null. */
export function secretOf(template: MailTemplate): SecretKind | null {
  return secrets[template] ?? null;
}

/** Shown wherever a secret would stand in a mail that staff read again. */
export const MASK = "••••";

/** The Message-ID of a mail: the same at every attempt. */
export function messageIdOf(mailId: string, portal: string): string {
  return `<${mailId}@${new URL(portal).hostname}>`;
}

/** Who mails come from: the operator's choice, or an address of the portal's own host. */
export function senderOf(chosen: string | undefined, portal: string): string {
  return chosen ?? `Portail Famille <ne-pas-repondre@${new URL(portal).hostname}>`;
}

/** The addresses written in a plain text, each once, in order. */
export function linksOf(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/\S+/g))];
}

/** A plain text cut at its addresses, for a page that makes them clickable. */
export function cutAtLinks(text: string): { text: string; link: boolean }[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => ({ text: part, link: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}
