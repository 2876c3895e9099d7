import { useQueries } from "@tanstack/react-query"
import { useCan } from "../../shell/session.ts"
import { DisputesToSettle, disputesQuery, OwnDisputes } from "../disputes/index.tsx"
import { LeaveToDecide, waitingLeaveQuery } from "../leave/index.tsx"
import { OwnMakeUps, ownMakeUpsQuery } from "../make-ups/index.tsx"
import { WaitingMeetings, waitingMeetingsQuery } from "../meetings/index.tsx"
import { PlansToFile, waitingPlansQuery } from "../plans/index.tsx"
import { TrainingToRecognise, waitingTrainingQuery } from "../training/index.tsx"
import { NewNotices } from "./NewNotices.tsx"

/** What waits for the reader themselves, on every home; nothing where nothing does. */
export function Waiting() {
  return (
    <div className="waiting">
      <NewNotices />
      <PlansToFile />
      <LeaveToDecide />
      <DisputesToSettle />
      <TrainingToRecognise />
      <WaitingMeetings />
      <OwnMakeUps />
      <OwnDisputes />
    </div>
  )
}

/**
 * Whether what waits for the reader is still to come. A home is drawn when it is there, or what stands below would
 * jump; it is asked for at the same time as the home, and not on a page that is nobody's home.
 */
export function useWaitingLoads(enabled = true): boolean {
  const files = useCan("plan.file")
  const queries = [
    { ...waitingPlansQuery, enabled: enabled && files },
    { ...waitingLeaveQuery, enabled },
    { ...waitingTrainingQuery, enabled },
    { ...waitingMeetingsQuery, enabled },
    { ...ownMakeUpsQuery, enabled },
    { ...disputesQuery, enabled },
  ] as const
  return useQueries({ queries }).some(({ isLoading }) => isLoading)
}
