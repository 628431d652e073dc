import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { HomeBanner } from "@/components/home/home-banner";
import { PageHeader } from "@/components/ui/page-header";
import { Tile, TileGrid } from "@/components/ui/tile";
import { requireParent } from "@/lib/auth";
import { missingPieces } from "@/lib/documents/queries";
import { fileBlocks } from "@/lib/dossier/queries";
import { familyHome } from "@/lib/home/queries";
import { sayDay } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home.parent"))("title") };
}

export default async function FamilyHomePage() {
  const actor = await requireParent();
  const [t, locale, format, home, file, pieces] = await Promise.all([
    getTranslations("home.parent"),
    getLocale(),
    getFormatter(),
    familyHome(actor),
    fileBlocks(actor),
    missingPieces(actor),
  ]);
  const required = pieces.filter((piece) => piece.required);
  const { requests, cancellations, answers, next } = home;
  const waiting = requests + cancellations;
  const awaits = [
    answers > 0 && t("answers", { count: answers }),
    requests > 0 && t("requests", { count: requests }),
    cancellations > 0 && t("cancellations", { count: cancellations }),
    next &&
      t("next", {
        ...next,
        date: sayDay(next.date, locale, { weekday: "long", day: "numeric", month: "long" }),
        children: format.list(next.children),
      }),
  ].filter((text) => text !== false && text !== null);
  return (
    <>
      <PageHeader title={t("greeting", { firstName: home.firstName })} />
      <HomeBanner file={file} pieces={required} />
      <div className="mt-6">
        <TileGrid label={t("tiles")}>
          <Tile
            href="/documents"
            icon="documents"
            title={t("documents")}
            text={t("documentsText")}
            count={required.length}
            countLabel={t("documentsMissing", { count: required.length })}
          />
          <Tile
            href="/reservations"
            icon="calendar"
            title={t("reservations")}
            text={
              awaits.length === 0
                ? t("nothing")
                : awaits.map((text) => (
                    <span key={text} className="block">
                      {text}
                    </span>
                  ))
            }
            count={answers || waiting}
            countLabel={answers > 0 ? t("answers", { count: answers }) : t("waiting", { count: waiting })}
          />
          <Tile
            href="/factures"
            icon="invoice"
            title={t("invoices")}
            text={t(home.hasQuotient ? "invoicesText" : "invoicesNoQuotient")}
          />
          <Tile
            href="/compte"
            icon="account"
            title={t("account")}
            text={t("accountText", { email: home.email })}
          />
        </TileGrid>
      </div>
    </>
  );
}
