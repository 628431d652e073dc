import { db } from "@/lib/db";
import { newId } from "@/lib/ids";

/** Sets an adult's authority over a child; a withdrawal comes with the judgment that the database asks for. */
export async function setAuthority(
  adultId: string,
  childId: string,
  parentalAuthority: "YES" | "NO" | "WITHDRAWN",
): Promise<void> {
  const judgment = { store: "DISK", name: "jugement.pdf", mime: "application/pdf", size: 1 } as const;
  const authorityFile = {
    create: {
      ...judgment,
      key: newId(),
      sha256: "0".repeat(64),
      state: "READY" as const,
      createdAt: new Date(),
    },
  };
  await db().guardianship.update({
    where: { adultId_childId: { adultId, childId } },
    data:
      parentalAuthority === "WITHDRAWN"
        ? { parentalAuthority, authorityFile }
        : { parentalAuthority, authorityFile: { disconnect: true } },
  });
}
