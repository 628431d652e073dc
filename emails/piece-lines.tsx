import { Text } from "react-email";
import type { MailLocale } from "@/lib/mails/schema";
import { sayDay } from "@/lib/text/dates";
import type { MailTranslator } from "./mail-props";
import { Reason } from "./parts";
import { colours } from "./theme";

type Piece = { piece: string | null; child: string | null; until: string | null; reason?: string | null };
type Props = { t: MailTranslator; locale: MailLocale; pieces: Piece[] };

/** Documents, one a line, each with whom it is for, its last day or its reason. A health document is not named. */
export function PieceLines({ t, locale, pieces }: Props) {
  return pieces.map(({ piece, child, until, reason }, position) => {
    const name = piece ?? t("pieces.health");
    const detail = reason ? (
      <Reason t={t} reason={reason} />
    ) : (
      until &&
      t("pieces.until", { date: sayDay(until, locale, { day: "numeric", month: "long", year: "numeric" }) })
    );
    return (
      <Text
        // biome-ignore lint/suspicious/noArrayIndexKey: two pieces may bear one name, and nothing moves
        key={position}
        className="text"
        style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
      >
        {child ? t("pieces.ofChild", { piece: name, child }) : name}
        {detail && (
          <>
            <br />
            <span className="quiet" style={{ color: colours.quiet }}>
              {detail}
            </span>
          </>
        )}
      </Text>
    );
  });
}
