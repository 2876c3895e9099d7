import type { z } from "zod"
import type { meeting, newTask, taskDone } from "../../../contract/meetings.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin, changeRecord, openableAmong } from "../../access/index.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { checkPeople, openForRecording } from "../events/index.ts"
import { meetingProblem } from "./meeting-problem.ts"
import { listTasks } from "./meeting-queries.ts"
import { addTask, removeTaskRow, settleTask } from "./meeting-store.ts"
import { meetingNow, meetingRow, ownTaskOf } from "./show-meeting.ts"

/** Tasks of what is signed together: more than a meeting decides. */
const most = 40

type Meeting = z.output<typeof meeting>

/** Writes down what a meeting has decided for somebody to do. */
export async function setTask(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  task: z.output<typeof newTask>,
): Promise<Answer<Meeting>> {
  const activity = await openForRecording(context, scope, activityId)
  await changeRecord(context, activityId)
  if ((await listTasks(context.client, activityId)).length >= most)
    throw meetingProblem("tasks-many", { most })
  const { memberId, dueOn } = task
  const { startsOn } = await meetingRow(context, activityId)
  if (dueOn !== null && dueOn < startsOn) throw meetingProblem("due-before", { on: startsOn })
  if (memberId !== null) await checkPeople(context, activity, [{ id: memberId, pointer: "/memberId" }])
  await addTask(context.client, activityId, context.actor.accountId, {
    ...task,
    name: memberId === null ? task.name : "",
  })
  await audit(context, "task-set", {
    unitId: activity.unitId,
    memberId,
    details: { activityId, code: activity.code, subject: task.subject, dueOn: task.dueOn },
  })
  return await meetingNow(context, activityId)
}

/** A task is done, also after the record was closed: by whoever does it, or whoever keeps the record. */
export async function finishTask(
  context: RequestContext,
  scope: Scope<"task.settle">,
  activityId: number,
  taskId: number,
  { on, word }: z.output<typeof taskDone>,
): Promise<Answer<Meeting>> {
  const { memberId } = context.actor
  const task = (await listTasks(context.client, activityId)).find((one) => one.taskId === taskId)
  const own = memberId !== null && task?.member?.memberId === memberId
  // Whoever has something to do need not sit where it was decided.
  if (!own) await activityWithin(context, scope, activityId)
  const row = await meetingRow(context, activityId)
  if (!task || !(own || mayRecord(context.actor, row.path, row.kind))) throw meetingProblem("task-gone")
  if (on > context.today) throw meetingProblem("done-when")
  if (on < row.startsOn) throw meetingProblem("done-before")
  if (!(await settleTask(context.client, activityId, taskId, on, word))) throw meetingProblem("task-gone")
  await audit(context, "task-done", {
    unitId: row.unitId,
    memberId: task.member?.memberId ?? null,
    details: { activityId, code: row.code, subject: task.subject, on, word },
  })
  const opens = (await openableAmong(context, [activityId])).has(activityId)
  return opens ? await meetingNow(context, activityId) : await ownTaskOf(context, activityId)
}

/** Takes a task out that was written down by mistake. */
export async function removeTask(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  taskId: number,
): Promise<Answer<Meeting>> {
  const activity = await openForRecording(context, scope, activityId)
  await changeRecord(context, activityId)
  const task = (await listTasks(context.client, activityId)).find((one) => one.taskId === taskId)
  if (!task || !(await removeTaskRow(context.client, activityId, taskId))) throw meetingProblem("task-gone")
  await audit(context, "task-removed", {
    unitId: activity.unitId,
    memberId: task.member?.memberId ?? null,
    details: { activityId, code: activity.code, subject: task.subject },
  })
  return await meetingNow(context, activityId)
}
