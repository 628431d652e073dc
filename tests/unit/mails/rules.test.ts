import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transportKind } from "@/lib/integrations/mail";
import { cutAtLinks, linksOf, messageIdOf, secretOf, senderOf } from "@/lib/mails/rules";
import { type MailTemplate, mailParams } from "@/lib/mails/schema";

describe("which service sends", () => {
  const SMTP_URL = "smtp://mail.exemple.test";
  const RESEND_API_KEY = "re_123";
  test.each([
    [{ demo: false }, null],
    [{ demo: false, SMTP_URL }, "smtp"],
    [{ demo: false, RESEND_API_KEY }, "resend"],
    [{ demo: false, SMTP_URL, RESEND_API_KEY }, "smtp"],
    [{ demo: true }, "local"],
    [{ demo: true, SMTP_URL }, "smtp"],
    // A demonstration never writes to the world because a key lay about.
    [{ demo: true, RESEND_API_KEY }, "local"],
  ])("%j: %s", (settings, kind) => {
    expect(transportKind({ SMTP_URL: undefined, RESEND_API_KEY: undefined, ...settings })).toBe(kind);
  });
});

test("the secrets that templates carry", () => {
  const day = 86_400_000;
  const found = (Object.keys(mailParams) as MailTemplate[]).map((name) => [name, secretOf(name)]);
  expect(Object.fromEntries(found)).toEqual({
    invitation: { purpose: "INVITATION", subject: "account", form: "password", lifetime: 7 * day },
    "sign-up-received": { purpose: "TRACK_SIGN_UP", subject: "signUp", form: "link", lifetime: 183 * day },
    "sign-up-known": null,
    "sign-up-accepted": { purpose: "FINISH_SIGN_UP", subject: "account", form: "link", lifetime: 30 * day },
    "sign-up-refused": null,
    decision: null,
    "enrolment-decision": null,
    absence: null,
    "file-decision": null,
    "piece-decision": null,
    "piece-expiring": null,
    "document-published": null,
    "password-reset": { purpose: "RESET_PASSWORD", subject: "account", form: "link", lifetime: day / 24 },
    "password-changed": null,
  });
});

test("params that could hold a secret are refused", () => {
  expect(mailParams.invitation.safeParse({ firstName: "Léa", password: "x" }).success).toBe(false);
  expect(mailParams["password-reset"].safeParse({ link: "https://x" }).success).toBe(false);
});

test("one mail has one Message-ID, and a sender at the portal's host", () => {
  expect(messageIdOf("018f", "https://portail.exemple.fr:8443")).toBe("<018f@portail.exemple.fr>");
  expect(senderOf(undefined, "https://portail.exemple.fr:8443")).toBe(
    "Portail Famille <ne-pas-repondre@portail.exemple.fr>",
  );
  expect(senderOf("Mairie <mairie@exemple.fr>", "https://portail.exemple.fr")).toBe(
    "Mairie <mairie@exemple.fr>",
  );
});

describe("the addresses in a text", () => {
  const text = "Suivre https://a.fr/x?y=1\nou https://a.fr/x?y=1 ou http://b.fr/z\nFin";

  test("are listed once, in order", () => {
    expect(linksOf(text)).toEqual(["https://a.fr/x?y=1", "http://b.fr/z"]);
    expect(linksOf("rien")).toEqual([]);
  });

  test("cut the text without losing a character", () => {
    const word = fc.oneof(fc.string(), fc.webUrl(), fc.constant("https://"), fc.constant("\n"));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const whole = words.join(" ");
        const parts = cutAtLinks(whole);
        expect(parts.map((part) => part.text).join("")).toBe(whole);
        expect(new Set(parts.filter((part) => part.link).map((part) => part.text))).toEqual(
          new Set(linksOf(whole)),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("never lead elsewhere than http", () => {
    expect(cutAtLinks("javascript:alert(1) data:text/html,x").some((part) => part.link)).toBe(false);
  });
});
