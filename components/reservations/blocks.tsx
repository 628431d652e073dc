import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import type { Calendar } from "@/lib/reservations/queries";

/** What keeps a household from asking for days, once for the whole calendar, each with the way to put it right. */
export function Blocks({ blocks: { unconfirmed, pieces } }: { blocks: Calendar["blocks"] }) {
  const t = useTranslations("reservations.blocks");
  return (
    <div className="mb-4 grid gap-3 empty:hidden">
      {unconfirmed && (
        <Banner
          tone="warning"
          title={t("unconfirmedTitle")}
          action={
            <ButtonLink href="/famille" variant="secondary">
              {t("confirm")}
            </ButtonLink>
          }
        >
          <p>{t("unconfirmed")}</p>
        </Banner>
      )}
      {pieces.length > 0 && (
        <Banner
          tone="warning"
          title={t("piecesTitle")}
          action={
            <ButtonLink href="/documents/envois" variant="secondary">
              {t("send")}
            </ButtonLink>
          }
        >
          <ul className="list-disc ps-5 font-semibold">
            {pieces.map(({ childId, childName, name }) => (
              <li key={`${childId} ${name}`}>
                {childName ? t("ofChild", { name, child: childName }) : name}
              </li>
            ))}
          </ul>
          <p>{t("pieces")}</p>
        </Banner>
      )}
    </div>
  );
}
