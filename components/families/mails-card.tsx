import { getFormatter, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { mailsOfHousehold } from "@/lib/mails/queries";

type Props = { mails: Awaited<ReturnType<typeof mailsOfHousehold>>; timeZone: string };

/** Every mail of a family, each with the way to its page. */
export async function MailsCard({ mails, timeZone }: Props) {
  const [t, tMail, tStatus, format] = await Promise.all([
    getTranslations("families.detail"),
    getTranslations("families.mail"),
    getTranslations("mails.staff.status"),
    getFormatter(),
  ]);
  return (
    <Card title={t("mails")}>
      {mails.length === 0 ? (
        <p>{t("noMail")}</p>
      ) : (
        <Table label={tMail("table")}>
          <thead>
            <tr>
              <th scope="col" className="max-md:hidden">
                {tMail("when")}
              </th>
              <th scope="col" className="max-md:w-full">
                {tMail("subject")}
              </th>
              <th scope="col" className="max-md:hidden">
                {tMail("to")}
              </th>
              <th scope="col">{tMail("status")}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map(({ id, createdAt, subject, to, status }) => {
              const date = format.dateTime(createdAt, { dateStyle: "short", timeStyle: "short", timeZone });
              return (
                <tr key={id}>
                  <td className="max-md:hidden">{date}</td>
                  <td>
                    <TextLink href={`/equipe/mails/${id}`}>{subject}</TextLink>
                    <p className="text-muted text-sm md:hidden">{date}</p>
                    <p className="break-all text-muted text-sm md:hidden">{to}</p>
                  </td>
                  <td className="break-all max-md:hidden">{to}</td>
                  <td>{tStatus(status)}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
