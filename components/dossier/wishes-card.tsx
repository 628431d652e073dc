import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { withdrawWish } from "@/lib/dossier/actions";
import type { PendingWish } from "@/lib/dossier/schema";
import { sayDay } from "@/lib/text/dates";

/** What the household asked of its structures and how that stands. */
export function WishesCard({ wishes }: { wishes: PendingWish[] }) {
  const t = useTranslations("dossier");
  return (
    <Card title={<span id="demandes">{t("overview.wishes")}</span>}>
      <ul className="divide-y divide-line">
        {wishes.map((wish) => (
          <li key={wish.id} className="py-3 first:pt-0 last:pb-0">
            <Wish wish={wish} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Wish({ wish: { id, kind, name, message, state, reason, on, own } }: { wish: PendingWish }) {
  const t = useTranslations("dossier.wish");
  const form = useTranslations("dossier.form");
  const locale = useLocale();
  const isRefused = state === "REFUSED";
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0">{name ? t("named", { wish: t(kind), name }) : t(kind)}</h3>
        <Badge tone={isRefused ? "danger" : "info"} icon={isRefused ? "ban" : "clock"}>
          {t(isRefused ? "refused" : "pending")}
        </Badge>
      </div>
      <p className="text-muted">
        {t("sentOn", { date: sayDay(on, locale, { day: "numeric", month: "long", year: "numeric" }) })}
      </p>
      {message && <p className="mt-1 whitespace-pre-line wrap-anywhere">{message}</p>}
      {reason && <p className="mt-1">{t("reason", { reason })}</p>}
      {own && !isRefused && (
        <ActionForm
          id={`demande-${id}`}
          action={withdrawWish}
          labels={{ summary: form("summary"), reference: form("reference") }}
          className="mt-2"
        >
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" icon="cross" pending={t("withdrawing")}>
            {t("withdraw")}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
