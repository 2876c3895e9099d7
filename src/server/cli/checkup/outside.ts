import type { Database } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { deliveriesNow } from "../../features/notices/index.ts"
import { type Check, fine, noted, warned } from "./check.ts"

/** What goes out by mail and by robots of groups: whether it can, how much waits, and what could not. */
export async function checkOutside({ pool }: Database, { smtp, publicUrl }: Env): Promise<Check[]> {
  const { waiting, failed } = await deliveriesNow(pool)
  const lost = failed.reduce((sum, { count }) => sum + count, 0)
  const troubles = [...new Set(failed.map(({ trouble }) => trouble ?? "—"))].join(", ")
  return [
    mailOf(smtp !== undefined, publicUrl !== undefined),
    lost === 0
      ? fine(
          "outside",
          `等着发出 ${waiting} 条，没有发不成的。`,
          `${waiting} wait to go out; none could not.`,
        )
      : warned(
          "outside",
          {
            zh: `30 天里有 ${lost} 条没发成（${troubles}），等着发出 ${waiting} 条。`,
            en: `${lost} could not go out within thirty days (${troubles}); ${waiting} wait.`,
          },
          {
            zh: "核对 SMTP_URL、证书和网络；群机器人的地址由设它的人核对。应用里的通知都在。",
            en: "Look at SMTP_URL, certificate and network; addresses of robots are for whoever set them. In the application every notice is there.",
          },
        ),
  ]
}

function mailOf(sends: boolean, links: boolean): Check {
  if (!sends)
    return noted("mail", "没有设 SMTP_URL，不发邮件。", "SMTP_URL is not set: nothing goes out by mail.")
  return links
    ? fine("mail", "设了 SMTP_URL，信里有链接。", "SMTP_URL is set; letters carry links.")
    : noted(
        "mail",
        "设了 SMTP_URL，没有设 PUBLIC_URL，信里没有链接。",
        "SMTP_URL is set and PUBLIC_URL is not: letters carry no links.",
      )
}
