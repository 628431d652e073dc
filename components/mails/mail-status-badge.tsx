import { Badge } from "@/components/ui/badge";

const LOOKS = {
  QUEUED: { tone: "info", icon: "clock" },
  SENT: { tone: "success", icon: "check" },
  FAILED: { tone: "danger", icon: "warning" },
} as const;

/** Where a mail stands, in words, colour and shape. */
export function MailStatusBadge({ status, label }: { status: keyof typeof LOOKS; label: string }) {
  return <Badge {...LOOKS[status]}>{label}</Badge>;
}
