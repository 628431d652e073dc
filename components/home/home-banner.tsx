import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { MissingPiece } from "@/lib/documents/schema";
import type { FileBlocks } from "@/lib/dossier/queries";
import { sayDay } from "@/lib/text/dates";

type Props = { file: FileBlocks; pieces: MissingPiece[] };

/** The way to the family's file, with what its structures are waiting for. */
export function HomeBanner({ file: { due, unconfirmed }, pieces }: Props) {
  const t = useTranslations("home.parent");
  const locale = useLocale();
  const format = useFormatter();
  const lines = [...Map.groupBy(pieces, ({ childName }) => childName)].map(([child, lacking]) => {
    const names = format.list(lacking.map(({ name }) => name));
    return child ? t("bannerPiece", { child, names }) : names;
  });
  return (
    <Banner
      solid
      action={
        <ButtonLink href="/famille" variant="secondary">
          {t("bannerLink")}
        </ButtonLink>
      }
    >
      {due ? (
        <p>
          {t("bannerDue", {
            date: sayDay(due, locale, { day: "numeric", month: "long", year: "numeric" }),
          })}{" "}
          {unconfirmed && t("bannerBlocked")}
        </p>
      ) : (
        <p>{t("banner")}</p>
      )}
      {pieces.length > 0 && (
        <div className="mt-1">
          <p>{t("bannerPieces", { count: pieces.length })}</p>
          <ul className="ms-5 list-disc">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <TextLink href="/documents/envois" className="inline-flex min-h-target items-center">
            {t("bannerSend")}
          </TextLink>
        </div>
      )}
    </Banner>
  );
}
