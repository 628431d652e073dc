import { useLocale, useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { IconName } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Locale } from "@/lib/actor";
import { isLacking } from "@/lib/documents/rules";
import type { PieceLine, PieceStatus } from "@/lib/documents/schema";
import type { FormState } from "@/lib/form-state";
import { sayDay } from "@/lib/text/dates";
import { SendPieceForm } from "./send-form";

const LOOKS: Record<PieceStatus, { tone: Tone; icon: IconName }> = {
  missing: { tone: "warning", icon: "upload" },
  refused: { tone: "danger", icon: "ban" },
  expired: { tone: "danger", icon: "warning" },
  received: { tone: "info", icon: "clock" },
  expiring: { tone: "warning", icon: "warning" },
  verified: { tone: "success", icon: "check" },
};

const DATE = { day: "numeric", month: "long", year: "numeric" } as const;

/** Where a piece stands, in a few words. */
export function PieceBadge({ status, required }: Pick<PieceLine, "status" | "required">) {
  const t = useTranslations("documents.pieces");
  if (status === "missing" && !required) return <Badge>{t("notProvided")}</Badge>;
  return <Badge {...LOOKS[status]}>{t(`status.${status}`)}</Badge>;
}

/** What a piece's state means for the family, in sentences. */
export function PieceWords({ line }: { line: PieceLine }) {
  const t = useTranslations("documents.pieces");
  const locale = useLocale() as Locale;
  const { status, until, reason, otherHome, sentOn } = line;
  const date = until ? sayDay(until, locale, DATE) : "";
  const words: Record<PieceStatus, string | null> = {
    missing: null,
    refused: reason && t("reason", { reason }),
    expired: t("expiredOn", { date }),
    received: until ? t("stillUntil", { date }) : null,
    expiring: t("expiresOn", { date }),
    verified: until ? t("until", { date }) : t("forEver"),
  };
  if (otherHome) return until ? t("otherHomeUntil", { date }) : t("otherHome");
  return (
    <>
      {status === "received" && sentOn && <>{t("sentOn", { date: sayDay(sentOn, locale, DATE) })} </>}
      {words[status]}
    </>
  );
}

type Props = { line: PieceLine; formId: string; initial?: FormState };

/** One asked-for piece: what it is, where it stands, and the way to send it. */
export function PieceItem({ line, formId, initial }: Props) {
  const t = useTranslations("documents.pieces");
  const { name, hint, structures, required, blocking, status, childName } = line;
  const full = childName ? t("of", { name, child: childName }) : name;
  const isOpen = initial?.status === "refused";
  const [verb, named] = isLacking(line)
    ? [t("send"), t("sendNamed", { name: full })]
    : [t("sendAgain"), t("sendAgainNamed", { name: full })];
  return (
    <li className="grid gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-[min(16rem,100%)] flex-1">
          <p className="font-bold">{name}</p>
          <p className="text-sm text-muted">
            {t(required ? "required" : "optional")}
            {" · "}
            {t("structures", { structures: structures.join(", ") })}
          </p>
        </div>
        <PieceBadge status={status} required={required} />
      </div>
      {hint && <p className="text-muted">{hint}</p>}
      <p className="empty:hidden">
        <PieceWords line={line} />
      </p>
      {blocking && isLacking(line) && <p className="font-semibold text-danger-ink">{t("blocking")}</p>}
      <Disclosure
        open={isOpen}
        summary={
          <>
            <span aria-hidden>{verb}</span>
            <VisuallyHidden>{named}</VisuallyHidden>
          </>
        }
      >
        <SendPieceForm id={formId} piece={line} initial={initial} />
      </Disclosure>
    </li>
  );
}
