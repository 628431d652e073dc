import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { HealthAlerts } from "@/components/health/health-alerts";
import { HealthCards } from "@/components/health/health-cards";
import { DownloadLink } from "@/components/sheets/download-link";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { ageOn } from "@/lib/families/rules";
import { healthChild, staffChildHealth } from "@/lib/health/queries";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";
import { sayDay } from "@/lib/text/dates";

type Props = PageProps<"/equipe/enfants/[id]/sante">;

/** A title may be asked for without the page: it reads no health, and nothing is logged. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireStaff("HEALTH");
  const [t, found] = await Promise.all([getTranslations("health"), healthChild(actor, (await params).id)]);
  return { title: found ? t("title", { name: displayName(found) }) : undefined };
}

export default async function ChildHealthPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireStaff("HEALTH");
  const found = await staffChildHealth(actor, id);
  if (!found) notFound();
  const [t, locale, { timeZone }] = await Promise.all([
    getTranslations("health"),
    getLocale(),
    organisationFacts(actor),
  ]);
  const { birthDate, health } = found;
  const today = dayOf(now(), timeZone);
  const born = sayDay(birthDate, locale, { day: "numeric", month: "long", year: "numeric" });
  return (
    <>
      <PageHeader
        title={t("title", { name: displayName(found) })}
        intro={
          <>
            <p>{t("staff.born", { date: born, age: ageOn(birthDate, today) })}</p>
            <p>{t("staff.intro")}</p>
          </>
        }
        actions={
          <DownloadLink href={`/equipe/enfants/${id}/fiche-sanitaire`}>{t("staff.sheet")}</DownloadLink>
        }
      />
      <div className="stack">
        <HealthAlerts health={health} birthDate={birthDate} today={today} />
        <HealthCards health={health} birthDate={birthDate} today={today} />
      </div>
    </>
  );
}
