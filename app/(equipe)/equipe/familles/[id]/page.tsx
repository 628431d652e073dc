import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { HouseholdConsents } from "@/components/consents/household-consents";
import { AdultsCard } from "@/components/families/adults-card";
import { ChangesCard } from "@/components/families/changes-card";
import { ChildrenCard } from "@/components/families/children-card";
import { HistoryCard } from "@/components/families/history-card";
import { HouseholdCard } from "@/components/families/household-card";
import { MailsCard } from "@/components/families/mails-card";
import { ArchivedBanner, ManageCard, MergeBanner } from "@/components/families/manage-card";
import { NotesCard } from "@/components/families/notes-card";
import { PersonsCard } from "@/components/families/persons-card";
import { PiecesCard } from "@/components/families/pieces-card";
import { QuotientsCard } from "@/components/families/quotients-card";
import { RightsCard } from "@/components/families/rights-card";
import { FormMessage } from "@/components/forms/form-message";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { householdConsents } from "@/lib/consents/queries";
import { dayOf } from "@/lib/dates";
import { householdPieces } from "@/lib/documents/queries";
import { isLacking } from "@/lib/documents/rules";
import { type SendOutcome, sendOutcome } from "@/lib/documents/schema";
import { fileHistory } from "@/lib/dossier/queries";
import {
  type FamilyDetail,
  familyDetail,
  familyNotes,
  familyRights,
  openMerges,
} from "@/lib/families/queries";
import type { FormState } from "@/lib/form-state";
import { mailsOfHousehold } from "@/lib/mails/queries";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";
import type { RefusalCode } from "@/lib/result";

type Props = PageProps<"/equipe/familles/[id]">;

/** Read once for the title and the page. */
const family = cache(async (id: string) => familyDetail(await requireStaff("FAMILIES"), id));

const namesOf = ({ adults }: FamilyDetail) => adults.map(displayName).join(", ");

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations("families.detail"), family((await params).id)]);
  return { title: found ? t("title", { names: namesOf(found) }) : undefined };
}

/** What was just done, when a form leads here. */
const DEEDS = ["archive", "fusion", "annulation", "separation", "dossier"] as const;

export default async function FamilyPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireStaff("FAMILIES");
  const found = await family(id);
  if (!found) notFound();
  const [t, say, mails, rights, notes, merges, pieces, consents, changes, query, { timeZone }] =
    await Promise.all([
      getTranslations("families"),
      getTranslations("refusals"),
      mailsOfHousehold(actor, id),
      familyRights(actor, id),
      familyNotes(actor, id),
      openMerges(actor, id),
      householdPieces(actor, id),
      householdConsents(actor, id),
      fileHistory(actor, id),
      searchParams,
      organisationFacts(actor),
    ]);
  const { status } = found;
  const today = dayOf(now(), timeZone);
  const outcome = sendOutcome.parse(query);
  const deed = outcome.recus ? "jugement" : DEEDS.find((name) => name === query.fait);
  const childNames = new Map(found.children.map((child) => [child.id, child.firstName]));
  const mayReadHealth = pieces?.healthClosed === false;
  return (
    <>
      <PageHeader
        title={t("detail.title", { names: namesOf(found) })}
        intro={
          <Badge tone={status === "ACTIVE" ? "success" : "warning"}>{t(`detail.status.${status}`)}</Badge>
        }
        back={{ href: "/equipe/familles", label: t("detail.back") }}
      />
      <div className="stack">
        {deed && <FormMessage tone="success">{t(`did.${deed}`)}</FormMessage>}
        {status === "ARCHIVED" && (
          <ArchivedBanner householdId={id} isMerged={merges.some(({ mergedId }) => mergedId === id)} />
        )}
        {merges.map((merge) => (
          <MergeBanner key={merge.id} merge={merge} timeZone={timeZone} />
        ))}
        <AdultsCard householdId={id} adults={found.adults} timeZone={timeZone} />
        <ChildrenCard family={found} today={today} mayReadHealth={mayReadHealth} />
        <HouseholdCard family={found} timeZone={timeZone} />
        <PersonsCard householdId={id} persons={found.persons} />
        <RightsCard householdId={id} rights={rights} refused={refusedJudgment(outcome, say)} />
        <HouseholdConsents householdId={id} consents={consents} />
        <QuotientsCard householdId={id} quotients={found.quotients} today={today} />
        {pieces && (
          <PiecesCard
            missing={pieces.lines.filter(isLacking)}
            uploads={pieces.uploads}
            healthClosed={pieces.healthClosed}
            today={today}
          />
        )}
        <NotesCard householdId={id} notes={notes} timeZone={timeZone} />
        <MailsCard mails={mails} timeZone={timeZone} />
        <ChangesCard
          entries={changes}
          childNames={childNames}
          timeZone={timeZone}
          more={t("changes.more", { count: changes.length })}
        />
        <HistoryCard events={found.events} timeZone={timeZone} />
        {status !== "ARCHIVED" && <ManageCard householdId={id} />}
      </div>
    </>
  );
}

/** The refusal of a judgment that was sent without script. */
function refusedJudgment(
  { erreur, champ, refus }: SendOutcome,
  t: Awaited<ReturnType<typeof getTranslations<"refusals">>>,
): FormState | null {
  const say = (code: string) => (t.has(code as RefusalCode) ? t(code as "invalid") : t("invalid"));
  const code = erreur ?? refus[0]?.code;
  if (!code) return null;
  const fields = Object.fromEntries(champ.map(({ name, code }) => [name, say(code)]));
  return { status: "refused", message: say(code), fields, values: {}, at: 1 };
}
