import { createHmac } from "node:crypto"
import { reachOf } from "../../../domain/access/permissions.ts"
import { grantedRoles } from "../../../domain/access/roles.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { postJson, type Reach, Unreachable } from "../../outgoing/post-json.ts"
import type { AppContext } from "../../request-context.ts"
import { unseal } from "../../seal.ts"
import { robotRules } from "../settings/index.ts"
import { sayToGroup } from "./compose-group.ts"
import { unitNamed } from "./delivery-queries.ts"
import type { Delivery } from "./delivery-store.ts"
import { hostOf, robotUrl } from "./robot-address.ts"
import { meetingsForGroup, robotOf, type StoredRobot, setterMayStill } from "./robot-store.ts"
import { Undelivered } from "./undelivered.ts"

/** Roles that set robots, for all below where they are held. */
const setters = grantedRoles.filter((role) => reachOf("robot.set", role) === "subtree")

/**
 * Sends one thing into the group of a unit; useless where it has no robot any more or nothing is left to say. A robot is
 * good for as long as whoever set it may: where a group is that somebody else chose, nobody knows.
 */
export async function robotOne(
  app: AppContext,
  reach: Reach,
  delivery: Delivery,
): Promise<"sent" | "useless"> {
  const { unitId } = delivery
  const { pool } = app.database
  const robot = unitId === null ? undefined : await robotOf(pool, unitId)
  if (unitId === null || !robot) return "useless"
  const today = dayOf(app.today())
  if (!(await setterMayStill(pool, unitId, { today, roles: setters }))) {
    throw new Undelivered("setter-has-left", { again: "never", others: "go-on" })
  }
  const about = typeof delivery.details.unitId === "number" ? delivery.details.unitId : unitId
  const unit = (await unitNamed(pool, about)) ?? ""
  const meetings = delivery.tells === "digest" ? await meetingsForGroup(pool, unitId, today) : []
  const { hosts, language } = await robotRules(pool)
  const text = sayToGroup(delivery, {
    language,
    unit,
    meetings,
    publicUrl: app.env.publicUrl,
    today,
  })
  if (text === undefined) return "useless"
  const url = signedUrl(app, unitId, robot)
  if (!hosts.includes(hostOf(url))) {
    throw new Undelivered("host-not-allowed", { again: "never", others: "go-on" })
  }
  const answer = await postJson(url, { msgtype: "text", text: { content: text } }, reach).catch(
    (error: unknown) => {
      if (!(error instanceof Unreachable)) throw error
      const perhaps =
        error.message === "timeout" || error.message === "ECONNRESET" || error.message === "too-long"
      throw new Undelivered(error.message, { again: perhaps ? "perhaps-sent" : "later", others: "go-on" })
    },
  )
  const code = codeIn(answer.body)
  if (answer.status === 200 && code === 0) return "sent"
  throw new Undelivered(`${answer.status} ${code ?? "-"}`, { again: "later", others: "go-on" })
}

/** Where to send; DingTalk's secret signs the moment (its documentation of custom robots, 加签). */
function signedUrl({ env: { dataDir } }: AppContext, unitId: number, robot: StoredRobot): URL {
  const whose = { purpose: "robot", unitId } as const
  const url = robotUrl(unseal(dataDir, whose, robot.sealedAddress).toString("utf8"))
  if (!url) throw new Undelivered("no-address", { again: "never", others: "go-on" })
  if (robot.sealedSecret === null) return url
  const secret = unseal(dataDir, whose, robot.sealedSecret).toString("utf8")
  const timestamp = String(Date.now())
  url.searchParams.set("timestamp", timestamp)
  url.searchParams.set(
    "sign",
    createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"),
  )
  return url
}

/** What both robots answer, whatever the status: 0 where the text stands in the group. */
function codeIn(body: unknown): number | undefined {
  if (typeof body !== "object" || body === null || !("errcode" in body)) return undefined
  return typeof body.errcode === "number" ? body.errcode : undefined
}
