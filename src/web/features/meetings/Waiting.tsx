import { useQuery } from "@tanstack/react-query"
import { Anchor } from "../../design/Anchor.tsx"
import { Cut } from "../../design/Cut.tsx"
import { FirstOf } from "../../design/FirstOf.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { FinishTask } from "./FinishTask.tsx"
import { waitingQuery } from "./meeting-api.ts"
import { TaskLine } from "./TaskLine.tsx"
import { text } from "./text.ts"
import "./meetings.css"

/** Tasks that are not done and records to sign, on the home of whom they wait for; nothing where none does. */
export function WaitingMeetings() {
  const { t, format, words } = useText()
  const { data } = useQuery(waitingQuery)
  if (!data) return null
  const { tasks, records, moreTasks, moreRecords } = data
  const of = ({ unit, on }: (typeof tasks)[number]) => t(text.ofMeeting(unit.name, format.day(on)))
  return (
    <>
      {records.length > 0 && (
        <Sheet title={t(text.waitingRecords)}>
          <FirstOf items={records}>
            {(some) => (
              <ul className="tasks">
                {some.map(({ activityId, unit, kind, topic, on, state }) => (
                  <li key={activityId}>
                    <div className="row between">
                      <div>
                        <Shortened>{topic}</Shortened>
                        <p className="small">
                          {words.activityKinds[kind]} · {t(text.ofMeeting(unit.name, format.day(on)))}
                        </p>
                      </div>
                      <LinkButton href={to.event(activityId)}>
                        {t(state === "signed" ? text.confirm : text.signAsKeeper)}
                      </LinkButton>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </FirstOf>
          <Cut shown={records.length} more={moreRecords} />
        </Sheet>
      )}
      {tasks.length > 0 && (
        <Sheet title={t(text.waitingTasks)}>
          <FirstOf items={tasks}>
            {(some) => (
              <ul className="tasks">
                {some.map((task) => (
                  <TaskLine key={task.taskId} task={task}>
                    {task.opens ? (
                      <Anchor href={to.event(task.activityId)}>{of(task)}</Anchor>
                    ) : (
                      <span className="small">{of(task)}</span>
                    )}
                    <FinishTask activityId={task.activityId} task={task} />
                  </TaskLine>
                ))}
              </ul>
            )}
          </FirstOf>
          <Cut shown={tasks.length} more={moreTasks} />
        </Sheet>
      )}
    </>
  )
}
