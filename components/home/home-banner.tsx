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
  const names = pieces.map(({ name, childName }) =>
    childName ? t("bannerPiece", { name, child: childName }) : name,
  );
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
      {names.length > 0 && (
        <p className="mt-1">
          {t("bannerPieces", { count: names.length, pieces: format.list(names) })}{" "}
          <TextLink href="/documents/envois" className="inline-flex min-h-target items-center">
            {t("bannerSend")}
          </TextLink>
        </p>
      )}
    </Banner>
  );
}
