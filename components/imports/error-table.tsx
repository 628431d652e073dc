import { getTranslations } from "next-intl/server";
import { Table } from "@/components/ui/table";
import type { LineError } from "@/lib/imports/schema";

/** What is wrong in a file: line, column, value, what is wrong, what was expected. */
export async function ErrorTable({ errors, total = errors.length }: { errors: LineError[]; total?: number }) {
  const t = await getTranslations("imports");
  return (
    <>
      {total > errors.length && <p>{t("preview.shown", { shown: errors.length, total })}</p>}
      <Table label={t("table.errors")}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("preview.line")}
            </th>
            <th scope="col">{t("preview.column")}</th>
            <th scope="col">{t("preview.value")}</th>
            <th scope="col">{t("preview.problem")}</th>
            <th scope="col">{t("preview.expected")}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ line, column, value, code, expected, otherLine }) => (
            <tr key={`${line} ${column} ${code}`}>
              <td className="num">{line}</td>
              <td>{column ? <code>{column}</code> : t("column.line")}</td>
              <td className="break-words">{value || "–"}</td>
              <td>{t(`error.${code}`, { otherLine: otherLine ?? 0 })}</td>
              <td>{t(`expected.${expected}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
