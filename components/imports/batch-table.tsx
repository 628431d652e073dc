import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { importBatches } from "@/lib/imports/queries";

type Props = { batches: Awaited<ReturnType<typeof importBatches>>; timeZone: string };

/** The files that staff checked, each with the way to what it holds or what became of it. */
export async function BatchTable({ batches, timeZone }: Props) {
  const [t, format] = await Promise.all([getTranslations("imports"), getFormatter()]);
  return (
    <Table label={t("table.batches")}>
      <thead>
        <tr>
          <th scope="col">{t("page.table.file")}</th>
          <th scope="col">{t("page.table.when")}</th>
          <th scope="col">{t("page.table.by")}</th>
          <th scope="col">{t("page.table.state")}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, fileName, createdAt, by, status, created }) => (
          <tr key={id}>
            <td>
              <TextLink href={`/equipe/imports/${id}`}>{fileName}</TextLink>
            </td>
            <td>{format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short", timeZone })}</td>
            <td>{by}</td>
            <td>
              <Badge tone={status === "IMPORTED" ? "success" : "warning"}>
                {t(`page.state.${status}`, { created })}
              </Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
