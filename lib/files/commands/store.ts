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

/** Every key under which something of a file may stand: as it came, checked after quarantine, wrapped by another key. */
export const keysOf = (fileId: string) => [fileId, cleanKeyOf(fileId), rewrappedKeyOf(fileId)];
export const cleanKeyOf = (fileId: string) => `${fileId}-clean`;
export const rewrappedKeyOf = (fileId: string) => `${fileId}-rewrapped`;
