import "server-only";
import { env } from "@/lib/env";
import type { FileStore } from "@/lib/generated/prisma/enums";
import type { Storage } from "@/lib/integrations/storage";

/** Where new files go. */
export const currentStore = (): FileStore => (env().STORAGE === "disk" ? "DISK" : "UPLOADTHING");

/** The store that a file's row names. A vendor's machinery is loaded only where it is used. */
export async function openStore(store: FileStore): Promise<Storage> {
  const { FILES_DIR, UPLOADTHING_TOKEN = "" } = env();
  if (store === "DISK") return (await import("@/lib/integrations/disk")).diskStorage(FILES_DIR);
  return (await import("@/lib/integrations/uploadthing")).uploadThingStorage(UPLOADTHING_TOKEN);
}
