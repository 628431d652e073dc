import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { PieceLine } from "@/lib/documents/schema";
import type { FormState } from "@/lib/form-state";
import { PieceItem } from "./piece-item";

type Props = {
  lines: PieceLine[];
  /** The form that was refused without script, by the key of its line. */
  refused: { key: string; state: FormState } | null;
};

/** The asked-for pieces: those of the household, then child by child. */
export function PieceGroups({ lines, refused }: Props) {
  const t = useTranslations("documents.sent");
  const groups = [...Map.groupBy(lines, ({ childId }) => childId).entries()];
  return groups.map(([childId, group]) => (
    <Card key={childId ?? "foyer"} level={3} title={group[0]?.childName ?? t("household")}>
      <ul className="divide-y divide-line">
        {group.map((line) => (
          <PieceItem
            key={line.key}
            line={line}
            formId={`piece-${line.key.replace(".", "-")}`}
            initial={refused?.key === line.key ? refused.state : undefined}
          />
        ))}
      </ul>
    </Card>
  ));
}
