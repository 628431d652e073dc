import type { useTranslations } from "next-intl";
import type { RecapWords } from "./recap-bar";
import type { Kind } from "./ticks/boxes";

const KINDS: Kind[] = ["book", "wait", "cancel", "withdraw"];

/** What the recap says; names in braces are filled in by the browser. */
export function recapWords(t: ReturnType<typeof useTranslations<"reservations">>): RecapWords {
  const ofKinds = <T>(of: (kind: Kind) => T) =>
    Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<Kind, T>;
  return {
    label: t("recap.label"),
    noscript: t("recap.noscript"),
    none: t("recap.none"),
    counts: ofKinds((kind) => [t(`recap.${kind}.one`), t.raw(`recap.${kind}.many`)]),
    elsewhere: [t("recap.elsewhere.one"), t.raw("recap.elsewhere.many")],
    details: t("recap.details"),
    ofChild: t.raw("recap.ofChild"),
    todo: ofKinds((kind) => t(`todo.${kind}`)),
    copy: t("recap.copy"),
    copyOf: t.raw("recap.copyOf"),
    copied: t.raw("recap.copied"),
    copiedBut: t.raw("recap.copiedBut"),
    noSlot: t("recap.noSlot"),
    send: t("recap.send"),
    sending: t("recap.sending"),
  };
}
