import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Tile, TileGrid } from "@/components/ui/tile";
import { requireParent } from "@/lib/auth";
import { familyHome } from "@/lib/home/queries";
import { sayDay } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home.parent"))("title") };
}

export default async function FamilyHomePage() {
  const actor = await requireParent();
  const [t, locale, format, home] = await Promise.all([
    getTranslations("home.parent"),
    getLocale(),
    getFormatter(),
    familyHome(actor),
  ]);
  const { requests, cancellations, next } = home;
  const waiting = requests + cancellations;
  const awaits = [
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
      <Banner
        solid
        action={
          <ButtonLink href="/famille" variant="secondary">
            {t("bannerLink")}
          </ButtonLink>
        }
      >
        {t("banner")}
      </Banner>
      <div className="mt-6">
        <TileGrid label={t("tiles")}>
          <Tile href="/documents" icon="documents" title={t("documents")} text={t("documentsText")} />
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
            count={waiting}
            countLabel={t("waiting", { count: waiting })}
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
