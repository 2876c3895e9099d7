import type { z } from "zod"
import { noticeProblems, type robotSet, type unitRobot } from "../../../contract/notices.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { contentVersion } from "../../content-version.ts"
import { refuseEnded } from "../../ended-units.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { seal } from "../../seal.ts"
import { audit } from "../audit/index.ts"
import { robotRules } from "../settings/index.ts"
import { hostOf, robotUrl, shownAddress } from "./robot-address.ts"
import {
  deleteRobot,
  lastByRobot,
  robotOf,
  type StoredRobot,
  storeRobot,
  waitForRobot,
} from "./robot-store.ts"
import { tellGroups } from "./store.ts"

type UnitRobot = z.infer<typeof unitRobot>

/** The robot of a unit's group, as far as it is shown, and where robots may be. */
export async function showRobot(
  context: RequestContext,
  scope: Scope<"robot.set">,
  unitId: number,
): Promise<UnitRobot> {
  await unitWithin(context, scope, unitId)
  return await robotNow(context, unitId)
}

async function robotNow({ client }: RequestContext, unitId: number): Promise<UnitRobot> {
  const robot = await robotOf(client, unitId)
  const { hosts } = await robotRules(client)
  const version = versionOf(robot)
  if (!robot) return { robot: null, hosts, version }
  const { brand, shownAddress, sealedSecret, digestAt } = robot
  const last = (await lastByRobot(client, unitId)) ?? null
  const shown = { brand, shownAddress, signed: sealedSecret !== null, digestAt, version, last }
  return { robot: shown, hosts, version }
}

/** Its address is sealed anew whenever it is set: one that was taken out and set again is another. */
function versionOf(robot: StoredRobot | undefined): number {
  return contentVersion(robot && [robot.sealedAddress.toString("base64"), robot.digestAt])
}

/** Sets the robot of a unit's group, over the one that somebody saw. It says hello there, so that whoever set it sees that it works. */
export async function setRobot(
  context: RequestContext,
  scope: Scope<"robot.set">,
  unitId: number,
  version: number,
  { brand, url: given, secret, digestAt }: z.output<typeof robotSet>,
): Promise<UnitRobot> {
  const { client, actor, app, language } = context
  refuseEnded(context, await unitWithin(context, scope, unitId))
  await waitForRobot(client, unitId)
  if (versionOf(await robotOf(client, unitId)) !== version) {
    throw problem("stale", {}, { current: await robotNow(context, unitId) })
  }
  const url = robotUrl(given)
  if (!url) throw problem("invalid", {}, { errors: [{ pointer: "/url", message: notAnAddress[language] }] })
  const host = hostOf(url)
  if (!(await robotRules(client)).hosts.includes(host))
    throw new Problem(noticeProblems, "host-not-allowed", { host })
  const whose = { purpose: "robot", unitId } as const
  const { dataDir } = app.env
  await deleteRobot(client, unitId)
  await storeRobot(client, unitId, actor.accountId, {
    brand,
    host,
    sealedAddress: seal(dataDir, whose, Buffer.from(url.href)),
    sealedSecret: secret === null ? null : seal(dataDir, whose, Buffer.from(secret)),
    shownAddress: shownAddress(url),
    digestAt,
  })
  await tellGroups(context, [unitId], "robot-set", {}, null)
  await audit(context, "robot-set", { unitId, details: { brand, host, digestAt } })
  return await robotNow(context, unitId)
}

const notAnAddress = {
  zh: "请填群机器人的完整地址，以 https:// 开头，用域名。",
  en: "Please give the whole address of the robot: it begins with https:// and has a name.",
}

/** Takes the robot of a unit's group out. */
export async function removeRobot(
  context: RequestContext,
  scope: Scope<"robot.set">,
  unitId: number,
): Promise<UnitRobot> {
  await unitWithin(context, scope, unitId)
  await waitForRobot(context.client, unitId)
  const host = await deleteRobot(context.client, unitId)
  if (host === undefined) throw new Problem(noticeProblems, "none-there")
  await audit(context, "robot-removed", { unitId, details: { host } })
  return await robotNow(context, unitId)
}
