import type { z } from "zod"
import type { deliveries } from "../../../contract/notices.ts"
import type { RequestContext } from "../../request-context.ts"
import { deliveriesNow } from "./delivery-queries.ts"

/** How much waits to go out, and what could not: kinds of trouble with their numbers, and nobody's address. */
export async function showDeliveries({ client, app }: RequestContext): Promise<z.infer<typeof deliveries>> {
  const { smtp, publicUrl } = app.env
  return { mail: smtp !== undefined, links: publicUrl !== undefined, ...(await deliveriesNow(client)) }
}
