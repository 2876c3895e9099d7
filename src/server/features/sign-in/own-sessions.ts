import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import { dropSessionOf, dropSessions, type SessionShown, sessionsOf } from "./session-store.ts"
import type { OwnDoing } from "./who-asks.ts"

/** The sessions of whoever asks. */
export async function listOwnSessions({
  client,
  actor,
  session,
}: OwnDoing): Promise<(SessionShown & { readonly current: boolean })[]> {
  const sessions = await sessionsOf(client, actor.accountId)
  return sessions.map((shown) => ({ ...shown, current: shown.sessionId === session.sessionId }))
}

/** Signs out of this browser. */
export async function signOut(doing: OwnDoing): Promise<void> {
  await dropSessionOf(doing.client, doing.actor.accountId, doing.session.sessionId)
  await audit(doing, "signed-out")
}

/** Ends one of one's own sessions. */
export async function endOwnSession(doing: OwnDoing, sessionId: number): Promise<void> {
  if (!(await dropSessionOf(doing.client, doing.actor.accountId, sessionId))) throw problem("not-found")
  await audit(doing, "session-ended")
}

/** Ends all one's own sessions but this one; answers how many. */
export async function endOtherSessions(doing: OwnDoing): Promise<number> {
  const ended = await dropSessions(doing.client, doing.actor.accountId, doing.session.sessionId)
  await audit(doing, "other-sessions-ended", { details: { ended } })
  return ended
}
