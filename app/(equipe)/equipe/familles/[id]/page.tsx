import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { AdultsCard } from "@/components/families/adults-card";
import { ChildrenCard } from "@/components/families/children-card";
import { HistoryCard } from "@/components/families/history-card";
import { HouseholdCard } from "@/components/families/household-card";
import { MailsCard } from "@/components/families/mails-card";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { type FamilyDetail, familyDetail } from "@/lib/families/queries";
import { mailsOfHousehold } from "@/lib/mails/queries";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = PageProps<"/equipe/familles/[id]">;

/** Read once for the title and the page. */
const family = cache(async (id: string) => familyDetail(await requireStaff("FAMILIES"), id));

const namesOf = ({ adults }: FamilyDetail) => adults.map(displayName).join(", ");

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations("families.detail"), family((await params).id)]);
  return { title: found ? t("title", { names: namesOf(found) }) : undefined };
}

export default async function FamilyPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireStaff("FAMILIES");
  const found = await family(id);
  if (!found) notFound();
  const [t, mails, { timeZone }] = await Promise.all([
    getTranslations("families.detail"),
    mailsOfHousehold(actor, id),
    organisationFacts(actor),
  ]);
  const { status } = found;
  return (
    <>
      <PageHeader
        title={t("title", { names: namesOf(found) })}
        intro={<Badge tone={status === "ACTIVE" ? "success" : "warning"}>{t(`status.${status}`)}</Badge>}
        back={{ href: "/equipe/familles", label: t("back") }}
      />
      <div className="stack">
        <AdultsCard adults={found.adults} timeZone={timeZone} />
        <ChildrenCard family={found} today={dayOf(now(), timeZone)} />
        <HouseholdCard family={found} timeZone={timeZone} />
        <MailsCard mails={mails} timeZone={timeZone} />
        <HistoryCard events={found.events} timeZone={timeZone} />
      </div>
    </>
  );
}
