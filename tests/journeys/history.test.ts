import { afterAll, beforeAll, expect, test } from "vitest"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { openSampleApp, type SampleApp, settled, today } from "./support/sample-app.ts"

let sample: SampleApp
let places: { unitId: number; activityId: number; memberId: number }

beforeAll(async () => {
  sample = await openSampleApp()
  places = await sample.find<typeof places>(
    `select a.unit_id as "unitId", a.activity_id as "activityId", t.member_id as "memberId"
       from activity a join attendance t using (activity_id)
       join grant_of_role g using (unit_id) join account o using (account_id)
      where o.login = $1 and a.state = 'held' and a.starts_on < $2 and t.status = 'present'
      order by a.starts_at desc limit 1`,
    [sample.signInOf("branch-secretary").login, today],
  )
  const { pool } = sample.server.database
  const { activityId, memberId, unitId } = places
  await pool.query("update activity set hundredth_hours = 150 where activity_id = $1", [activityId])
  await pool.query(
    "update sitting set place = '会议室' where sitting_id = (select sitting_id from activity where activity_id = $1)",
    [activityId],
  )
  await pool.query("update attendance set status = 'left-early' where activity_id = $1 and member_id = $2", [
    activityId,
    memberId,
  ])
  await pool.query("update unit set study_day = 'friday' where unit_id = $1", [unitId])
}, 240_000)
afterAll(() => sample.close())

test.each([
  { screen: phone, look: "phone" },
  { screen: wide, look: "wide" },
])(
  "what became of an activity, a person and a unit is told where they are: $look",
  async ({ screen, look }) => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, screen)
    await sample.enterAs(context, "branch-secretary")
    for (const [name, path, said] of [
      ["event", `/events/${places.activityId}`, "学时"],
      ["person", `/people/${places.memberId}`, "早退"],
      ["unit", `/units/${places.unitId}?tab=history`, "固定学习日"],
    ] as const) {
      await page.goto(`${sample.app.address}${path}`)
      await settled(page)
      await page.getByText("变更记录").click()
      const list = page.locator(".changes")
      await list.waitFor()
      await expect.poll(() => list.innerText()).toContain(said)
      await axeClean(page)
      await fitsScreen(page)
      await lookAt(page, `changes-${name}-${look}`)
    }
    expectNoComplaints()
    await context.close()
  },
)
