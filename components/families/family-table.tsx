import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { FamilyRow } from "@/lib/families/queries";
import { displayName } from "@/lib/names";
import { LoginBadge } from "./login-badge";

/** Families with a box to tick each; it stands inside the form that invites them. */
export async function FamilyTable({ families, timeZone }: { families: FamilyRow[]; timeZone: string }) {
  const t = await getTranslations("families.list");
  return (
    <Table label={t("table")}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t("pick")}</VisuallyHidden>
          </th>
          <th scope="col" className="max-md:w-full">
            {t("family")}
          </th>
          <th scope="col">{t("children")}</th>
          <th scope="col" className="max-md:hidden">
            {t("structures")}
          </th>
        </tr>
      </thead>
      <tbody>
        {families.map((family) => {
          const names = family.adults.map(displayName).join(", ");
          return (
            <tr key={family.id}>
              <td>
                <label className="flex size-target items-center justify-center">
                  <input type="checkbox" name="foyers" value={family.id} className="size-6" />
                  <VisuallyHidden>{t("pickOne", { names })}</VisuallyHidden>
                </label>
              </td>
              <td>
                <TextLink href={`/equipe/familles/${family.id}`} className="font-semibold">
                  {names}
                </TextLink>
                {family.status !== "ACTIVE" && (
                  <p className="mt-1">
                    {family.status === "ACCEPTED" ? (
                      <Badge tone="warning">{t("accepted")}</Badge>
                    ) : (
                      <Badge>{t("archived")}</Badge>
                    )}
                  </p>
                )}
                <ul className="mt-2 flex flex-col gap-1.5">
                  {family.adults.map((adult) => (
                    <li key={adult.id} className="flex flex-wrap items-center gap-2">
                      {family.adults.length > 1 && <span>{adult.firstName}</span>}
                      <LoginBadge state={adult.state} at={adult.at} timeZone={timeZone} />
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <ul>
                  {family.children.map((child) => (
                    <li key={child.id}>{displayName(child)}</li>
                  ))}
                </ul>
              </td>
              <td className="max-md:hidden">{family.structures.join(", ")}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
