import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { AttemptTable } from "@/components/mails/attempt-table";
import { MailStatusBadge } from "@/components/mails/mail-status-badge";
import { MailText } from "@/components/mails/mail-text";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { resendMail } from "@/lib/mails/actions";
import { mailDetail } from "@/lib/mails/queries";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mails");
  return { title: t("staff.title") };
}

export default async function MailPage({ params }: Props) {
  const actor = await requireStaff("FAMILIES");
  const mail = await mailDetail(actor, (await params).id);
  if (!mail) notFound();
  const [t, format, { timeZone }] = await Promise.all([
    getTranslations("mails"),
    getFormatter(),
    organisationFacts(actor),
  ]);
  const instant = (at: Date) => format.dateTime(at, { dateStyle: "long", timeStyle: "short", timeZone });
  return (
    <div className="stack">
      <PageHeader
        title={mail.subject}
        back={
          mail.householdId
            ? { href: `/equipe/familles/${mail.householdId}` as Route, label: t("staff.back") }
            : { href: "/equipe", label: t("staff.home") }
        }
      />
      {mail.waitsForTransport && <Banner tone="warning">{t("staff.noTransport")}</Banner>}
      <Card>
        <DescriptionList
          items={[
            { term: t("staff.to"), details: mail.to },
            {
              term: t("staff.state"),
              details: <MailStatusBadge status={mail.status} label={t(`staff.status.${mail.status}`)} />,
            },
            { term: t("staff.createdAt"), details: instant(mail.createdAt) },
            ...(mail.sentAt ? [{ term: t("staff.sentAt"), details: instant(mail.sentAt) }] : []),
          ]}
        />
        <div className="mt-4">
          <ActionForm id="renvoi" action={resendMail} labels={{ summary: t("staff.summary") }}>
            <input type="hidden" name="mail" value={mail.id} />
            <SubmitButton variant="secondary" icon="mail" pending={t("staff.resending")}>
              {t("staff.resend")}
            </SubmitButton>
          </ActionForm>
        </div>
      </Card>
      <Card title={t("staff.content")}>
        <div className="stack">
          <p className="text-muted">{t("staff.masked")}</p>
          <MailText text={mail.text} />
        </div>
      </Card>
      <Card title={t("staff.attempts")}>
        {mail.attempts.length === 0 ? (
          <p>{t("staff.noAttempt")}</p>
        ) : (
          <AttemptTable
            labels={{
              caption: t("staff.attempts"),
              when: t("staff.when"),
              result: t("staff.result"),
              detail: t("staff.detail"),
              ok: t("staff.ok"),
              failed: t("staff.failed"),
            }}
            attempts={mail.attempts.map((attempt) => ({ ...attempt, when: instant(attempt.at) }))}
          />
        )}
      </Card>
    </div>
  );
}
