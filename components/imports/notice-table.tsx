import { getTranslations } from "next-intl/server";
import { Table } from "@/components/ui/table";
import type { LineNotice } from "@/lib/imports/schema";

/** The duplicates that staff should look at; they prevent nothing. */
export async function NoticeTable({ notices, total }: { notices: LineNotice[]; total: number }) {
  const t = await getTranslations("imports");
  return (
    <>
      {total > notices.length && <p>{t("preview.shown", { shown: notices.length, total })}</p>}
      <Table label={t("table.notices")}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("preview.line")}
            </th>
            <th scope="col">{t("preview.value")}</th>
            <th scope="col">{t("preview.notice")}</th>
          </tr>
        </thead>
        <tbody>
          {notices.map(({ line, column, value, code, otherLine }) => (
            <tr key={`${line} ${column} ${code}`}>
              <td className="num">{line}</td>
              <td className="break-words">{value}</td>
              <td>{t(`notice.${code}`, { otherLine: otherLine ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
