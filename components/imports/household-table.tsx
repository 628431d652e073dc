import { getTranslations } from "next-intl/server";
import { Badge, type Tone } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { ImportPreview } from "@/lib/imports/queries";

const TONES: Record<keyof ImportPreview["counts"], Tone> = {
  create: "success",
  complete: "info",
  present: "neutral",
  conflict: "danger",
};

/** The first households of a file and what importing does with them. */
export async function HouseholdTable({ households }: Pick<ImportPreview, "households">) {
  const t = await getTranslations("imports");
  return (
    <Table label={t("table.households")}>
      <thead>
        <tr>
          <th scope="col" className="num">
            {t("preview.line")}
          </th>
          <th scope="col">{t("preview.reference")}</th>
          <th scope="col">{t("preview.adults")}</th>
          <th scope="col">{t("preview.children")}</th>
          <th scope="col">{t("preview.structures")}</th>
          <th scope="col">{t("preview.action")}</th>
        </tr>
      </thead>
      <tbody>
        {households.map(({ line, externalRef, adults, children, structures, action }) => (
          <tr key={line}>
            <td className="num">{line}</td>
            <td>{externalRef}</td>
            <td>{adults.join(", ")}</td>
            <td>{children.join(", ")}</td>
            <td>{structures.join(", ")}</td>
            <td>
              <Badge tone={TONES[action]}>{t(`action.${action}`)}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
