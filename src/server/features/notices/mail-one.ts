import { noticeKinds } from "../../../contract/notice-sentences.ts"
import type { AppContext } from "../../request-context.ts"
import { codeFor } from "./address-code.ts"
import {
  composeAddressLeft,
  composeAtOnce,
  composeCode,
  composeDigest,
  type Letter,
} from "./compose-letter.ts"
import { type Addressee, addresseeOf, linesOfDigest, unitNamed } from "./delivery-queries.ts"
import type { Delivery, LetterDays } from "./delivery-store.ts"
import { noteRefused } from "./mail-store.ts"
import { meetingsAhead } from "./meeting-queries.ts"
import type { MailWay } from "./send-mail.ts"
import { Undelivered } from "./undelivered.ts"

/** Sends one thing by mail to where its account has mail now; useless where it has none any more or knows already. */
export async function mailOne(
  app: AppContext,
  mail: MailWay,
  delivery: Delivery,
  letterDays: LetterDays,
): Promise<"sent" | "useless"> {
  const { accountId } = delivery
  const to = accountId === null ? undefined : await addresseeOf(app.database.pool, accountId)
  if (accountId === null || !to?.open) return "useless"
  const address = addressFor(delivery, to)
  const letter = await letterOf(app, { ...delivery, accountId }, letterDays, to)
  if (address === null || letter === undefined) return "useless"
  try {
    await mail.send(address, letter, delivery.mark)
  } catch (error) {
    const refused = error instanceof Undelivered && error.what.again === "never"
    if (refused && address === to.address) await noteRefused(app.database.pool, accountId)
    throw error
  }
  return "sent"
}

function addressFor({ tells, details }: Delivery, { wanted, address }: Addressee): string | null {
  if (tells === "address-code") return wanted
  if (tells === "address-left") return typeof details.to === "string" ? details.to : null
  return address
}

async function letterOf(
  app: AppContext,
  { tells, details, deliveryId, accountId }: Delivery & { readonly accountId: number },
  { next, nextWorked }: LetterDays,
  { language, wanted, codeSeed, codeHolds, onDaysOff }: Addressee,
): Promise<Letter | undefined> {
  const { publicUrl, dataDir } = app.env
  const { pool } = app.database
  const today = app.today()
  if (tells === "digest") {
    const lines = await linesOfDigest(pool, deliveryId)
    const until = onDaysOff ? next : nextWorked
    const meetings = await meetingsAhead(pool, accountId, today, until)
    if (lines.length + meetings.length === 0) return undefined
    return composeDigest(lines, meetings, { publicUrl, language, today })
  }
  if (tells === "address-code") {
    if (wanted === null || codeSeed === null || !codeHolds) return undefined
    return composeCode(codeFor(dataDir, accountId, { address: wanted, seed: codeSeed }), language)
  }
  if (tells === "address-left") return composeAddressLeft(language)
  const known = noticeKinds.find((one) => one === tells)
  if (!known) return undefined
  const unit = typeof details.unitId === "number" ? await unitNamed(pool, details.unitId) : undefined
  return composeAtOnce(
    { kind: known, details: { ...details, ...(unit ? { unit } : {}) } },
    { publicUrl, language, today },
  )
}
