import { describe, expect, test } from "vitest"
import { OverviewScene } from "../../../../tests/support/overview-scene.ts"

const scene = new OverviewScene()

describe("a neighbour", () => {
  test("finds nothing of a branch that is not theirs", async () => {
    const unitId = await scene.server.unitId("301-0010")
    const memberId = await scene.server.memberId(await scene.someMember("301-0010"))
    const neighbour = await scene.server.as("branch-secretary", "301-0002")
    const plainMember = await scene.asMember(await scene.someMember("301-0010"))
    for (const path of [
      `/home/branch/${unitId}`,
      `/units/${unitId}/standing`,
      `/units/${unitId}/people/standing`,
    ]) {
      expect((await neighbour.get(path)).status).toBe(404)
      // A member sees that their branch exists, but not its books.
      expect((await plainMember.get(path)).status).toBe(403)
    }
    expect((await neighbour.get(`/people/${memberId}/standing`)).status).toBe(404)
    expect((await neighbour.get(`/board/${unitId}`)).status).toBe(404)
    const officer = await scene.server.as("committee-officer", "102")
    expect((await officer.get(`/board/${await scene.server.unitId("301")}`)).status).toBe(404)
    expect((await officer.get(`/board/${await scene.server.unitId("301")}/branches`)).status).toBe(404)
  })

  test("and nonsense is refused, not answered", async () => {
    const officer = await scene.server.as("department-officer", "001")
    const unitId = await scene.server.unitId("001")
    for (const path of ["?year=1800", "?year=2011", "?view=worst", "?order=figure"]) {
      expect([400, 404]).toContain((await officer.get(`/board/${unitId}${path}`)).status)
    }
    for (const path of ["?cursor=zzz", "?band=worst", "?group=none", "?obligation=NONE", "?limit=1000"]) {
      expect([400, 404]).toContain((await officer.get(`/board/${unitId}/branches${path}`)).status)
    }
    expect((await officer.get(`/home/branch/2000000000`)).status).toBe(404)
    expect((await officer.get("/home/member")).status).toBe(404)
  })
})
