import type { paths } from "../../api/schema.d.ts"

type Ok<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Body } } }
}
  ? Body
  : never

export type Template = Ok<paths["/api/units/{unitId}/sitting-template"]["get"]>
export type EventBody = Ok<paths["/api/events/{activityId}"]["get"]>
export type EventLine = Ok<paths["/api/events"]["get"]>["items"][number]
export type MonthBody = Ok<paths["/api/events/month"]["get"]>
export type NewSitting = paths["/api/sittings"]["post"]["requestBody"]["content"]["application/json"]
export type EventPatch =
  paths["/api/events/{activityId}"]["patch"]["requestBody"]["content"]["application/json"]
export type ListRow = EventBody["attendance"][number]
export type PersonRef = ListRow["member"]
export type ListChanges =
  paths["/api/events/{activityId}/attendance"]["put"]["requestBody"]["content"]["application/json"]
export type ListChange = ListChanges["changes"][number]
export type Roll = Ok<paths["/api/events/{activityId}/roll"]["get"]>
export type HoldBody =
  paths["/api/events/{activityId}/hold"]["post"]["requestBody"]["content"]["application/json"]
