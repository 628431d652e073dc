import { z } from "zod";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** What somebody has typed of an address: fewer than three characters name no street. */
export const addressQuerySchema = z.string().trim().min(3, say("required")).max(200, say("too-long"));
