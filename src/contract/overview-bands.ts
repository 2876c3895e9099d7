import { z } from "zod"

/** How many stand how. */
export const bandCounts = z.object({ met: z.int(), open: z.int(), "at-risk": z.int(), short: z.int() })
