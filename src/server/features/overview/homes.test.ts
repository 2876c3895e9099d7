import { describe, expect, test } from "vitest"
import { byHand, OverviewScene, stateOf, today, wholeList } from "../../../../tests/support/overview-scene.ts"

const scene = new OverviewScene()

describe("homes", () => {
  test("everybody has the desks of their roles, one's own record last", async () => {
    const memberCode = await scene.someMember("203-0003")
    const secretary = await scene.server.as("branch-secretary", "301-0010", { memberCode })
    const { body } = await secretary.get("/home")
    expect(body.desks.map((desk: { kind: string }) => desk.kind)).toEqual(["branch", "member"])
    const officer = await scene.server.as("department-officer", "001")
    expect((await officer.get("/home")).body.desks).toMatchObject([
      { kind: "district", role: "department-officer" },
    ])
    expect((await scene.server.stranger.get("/home")).status).toBe(401)
  })

  test("a member's hours are those of the judgement on each of three days", async () => {
    for (const day of ["2010-06-30", today, "2011-03-01"]) {
      scene.server.setToday(day)
      const rows = byHand(day).filter((row) => /^TR-(VILLAGE|LEADER|MEMBER|CADRE)$/.test(row.obligation))
      const some = rows.filter((_, index) => index % Math.ceil(rows.length / 6) === 0)
      expect(some.length).toBeGreaterThan(3)
      for (const row of some) {
        const person = await scene.asMember(row.subject)
        const year = `?year=${row.period}`
        const { body } = await person.get(
          `/people/${await scene.server.memberId(row.subject)}/standing${year}`,
        )
        const figure = body.figures.find((one: { obligation: string }) => one.obligation === row.obligation)
        expect(figure).toMatchObject({ target: row.target, actual: row.actual, state: stateOf(row) })
      }
    }
    scene.server.setToday(today)
  })

  test("a group and its people see the weekly day of their branch, with which they study", async () => {
    const { pool } = scene.server.database
    const { rows } = await pool.query<{ code: string; id: number; branchId: number; member: string }>(
      `select g.code, g.unit_id as id, g.parent_id as "branchId",
              (select m.code from membership b join member m using (member_id)
                where b.unit_id = g.unit_id and b.from_on <= $1::date and (b.until_on is null or b.until_on > $1::date)
                order by m.code limit 1) as member
         from unit g where g.kind = 'group' and g.dissolved_on is null order by g.code limit 1`,
      [today],
    )
    const [group] = rows
    if (!group) throw new Error("there is no group")
    await pool.query("update unit set study_day = 'thursday' where unit_id = $1", [group.branchId])
    const leader = await scene.server.as("group-leader", group.code)
    expect((await leader.get(`/home/branch/${group.id}`)).body.unit.studyDay).toBe("thursday")
    const member = await scene.asMember(group.member)
    expect((await member.get("/home/member")).body.unit.studyDay).toBe("thursday")
    const neighbour = await scene.server.as(
      "group-leader",
      group.code.startsWith("301") ? "203-0003" : "301-0010",
    )
    expect((await neighbour.get(`/home/branch/${group.id}`)).status).toBe(404)
  })

  test("next year's plan is owed before its deadline; the last week of a year until it ends", async () => {
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const owedOn = async (day: string): Promise<{ obligation: string; period: string; until: string }[]> => {
      scene.server.setToday(day)
      return (await secretary.get(`/home/branch/${unitId}`)).body.owed
    }
    const planOn = async (day: string) =>
      (await owedOn(day)).find(({ obligation, period }) => obligation === "PL-FILED" && period === "2011")
    expect(await planOn("2010-09-15")).toBeUndefined()
    expect(await planOn("2010-12-19")).toMatchObject({ until: "2010-12-31", daysLeft: 12 })
    // It was filed on this day.
    expect(await planOn("2010-12-20")).toBeUndefined()
    const weekOn = async (day: string) =>
      (await owedOn(day)).find(({ period }) => period === "2010-W52")?.until
    expect(await weekOn("2010-12-31")).toBe("2011-01-02")
    expect(await weekOn("2011-01-01")).toBe("2011-01-02")
    expect(await weekOn("2011-01-03")).toBeUndefined()
    scene.server.setToday(today)
  })

  test("next year's plan is seen by whoever looks after branches, with those that have it and those that have not", async () => {
    scene.server.setToday("2010-12-19")
    const officer = await scene.server.as("department-officer", "001")
    const board = await scene.server.unitId("001")
    const planned = (owed: { obligation: string; period: string }[]) =>
      owed.find(({ obligation, period }) => obligation === "PL-FILED" && period === "2011")
    const row = planned((await officer.get(`/board/${board}`)).body.owed)
    const list = `/board/${board}/branches?view=now&obligation=PL-FILED&year=2011`
    const { first, items } = await wholeList(officer, list)
    const met = items.filter(({ band }) => band === "met").length
    expect(row).toMatchObject({ group: "filing", done: met, all: items.length, daysLeft: 12 })
    expect(met).toBeLessThan(items.length)
    expect(first).toMatchObject({ apart: false, year: 2011, rule: { obligation: "PL-FILED" } })
    const unmet = await wholeList(officer, `${list}&band=unmet`)
    expect(unmet.items.map(({ code }) => code)).toEqual(
      items.filter(({ band }) => band === "open").map(({ code }) => code),
    )
    expect((await wholeList(officer, `${list}&band=short`)).items).toEqual([])
    const rows = await scene.judged({ year: 2011, asOf: "2010-12-19", obligation: "PL-FILED" })
    expect(unmet.items.map(({ code }) => code)).toEqual(
      rows.flatMap(({ subject, status }) => (status === "met" ? [] : [subject])).toSorted(),
    )
    const neighbour = await scene.server.as("committee-officer", "102")
    expect((await neighbour.get(list)).status).toBe(404)
    scene.server.setToday("2010-09-15")
    expect(planned((await officer.get(`/board/${board}`)).body.owed)).toBeUndefined()
    expect((await officer.get(list)).status).toBe(404)
    scene.server.setToday(today)
  })

  test("the first week of a year that begins in December is on the home from its Monday on", async () => {
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const weeksOn = async (day: string) => {
      scene.server.setToday(day)
      const { owed } = (await secretary.get(`/home/branch/${unitId}`)).body
      return owed
        .filter(({ obligation }: { obligation: string }) => obligation === "CS-WEEKLY")
        .map(({ period, until }: { period: string; until: string }) => `${period} ${until}`)
    }
    expect(await weeksOn("2014-12-28")).toEqual(["2014-W52 2014-12-28"])
    expect(await weeksOn("2014-12-29")).toEqual(["2015-W01 2015-01-04"])
    expect(await weeksOn("2015-01-02")).toEqual(["2015-W01 2015-01-04"])
    const opened = `obligation=CS-WEEKLY&subjectType=org&subjectId=${unitId}&period=2015-W01`
    scene.server.setToday("2014-12-29")
    expect((await secretary.get(`/explanations?${opened}`)).body.result.status).toBe("open")
    scene.server.setToday(today)
  })

  test("a member sees on their own page what they have, what they missed and what is ahead", async () => {
    const [row] = byHand(today).filter(({ obligation }) => obligation === "TR-MEMBER")
    const person = await scene.asMember(String(row?.subject))
    const { body, status } = await person.get("/home/member")
    expect(status).toBe(200)
    const figure = body.training.find((one: { obligation: string }) => one.obligation === "TR-MEMBER")
    expect(figure).toMatchObject({ target: row?.target, actual: row?.actual })
    expect(figure.pace).toBeCloseTo(((row?.target ?? 0) * 232) / 365, 1)
    const { rows } = await scene.server.database.pool.query(
      `select count(*)::int as n from attendance t join activity a using (activity_id) join member m using (member_id)
        where m.code = $1 and a.state = 'held'
          and (t.status in ('on-leave', 'absent') or (t.status = 'made-up' and t.made_up_on > $2))
          and a.starts_on between '2010-01-01' and $2`,
      [row?.subject, today],
    )
    expect(body.missed.length).toBe(rows[0].n)
  })

  test("a branch owes what the judgement has open in the periods that run, each with its action", async () => {
    const code = "301-0010"
    const secretary = await scene.server.as("branch-secretary", code)
    const { body, status } = await secretary.get(`/home/branch/${await scene.server.unitId(code)}`)
    expect(status).toBe(200)
    const rows = await scene.judged({ org: code })
    const running = ["2010-08", "2010-Q3", "2010-H2", "2010-W33", "2010-B4", "2010"]
    const countable = /^(TM-|CS-WEEKLY|SS-CHECK|SS-EXHIBIT|PL-FILED)/
    const expected = rows
      .filter(
        (row) =>
          row.subjectType === "org" &&
          countable.test(row.obligation) &&
          row.status !== "met" &&
          running.includes(row.period),
      )
      .map((row) => `${row.obligation} ${row.period}`)
    const shown = body.owed
      .filter((one: { obligation: string }) => countable.test(one.obligation))
      .map((one: { obligation: string; period: string }) => `${one.obligation} ${one.period}`)
    expect(shown.toSorted()).toEqual(expected.toSorted())
    for (const one of body.owed) {
      expect(one.action).toMatch(/^(record|open)$/)
      if (one.action === "record") expect(one.kind).toBeTruthy()
    }
  })

  test("the year of a branch is the judgement's, cell by cell", async () => {
    const code = "301-0010"
    const secretary = await scene.server.as("branch-secretary", code)
    const { body } = await secretary.get(`/units/${await scene.server.unitId(code)}/standing`)
    const rows = await scene.judged({ org: code })
    const months = body.grid.find((row: { kind: string }) => row.kind === "assembly").cells
    expect(
      months.map((cell: { opens: { period: string }; actual: number }) => [cell.opens.period, cell.actual]),
    ).toEqual(rows.filter((row) => row.obligation === "TM-ASSEMBLY").map((row) => [row.period, row.actual]))
    const weeks = body.grid.find((row: { kind: string }) => row.kind === "collective-study").cells
    const all = weeks.reduce((sum: number, cell: { parts: { all: number } }) => sum + cell.parts.all, 0)
    const met = weeks.reduce((sum: number, cell: { parts: { met: number } }) => sum + cell.parts.met, 0)
    const weekly = rows.filter((row) => row.obligation === "CS-WEEKLY")
    expect([all, met]).toEqual([weekly.length, weekly.filter((row) => row.status === "met").length])
    // Should be done, need not: it warns and is never short.
    expect(weeks.map((cell: { state: string }) => cell.state)).not.toContain("short")
    const hours = body.hours.find((one: { obligation: string }) => one.obligation === "CS-HOURS")
    const judgedHours = rows.find((row) => row.obligation === "CS-HOURS")
    expect(hours).toMatchObject({ target: judgedHours?.target, actual: judgedHours?.actual })
  })

  test("a make-up arranged for next week is neither done nor present, and one that was made is no presence", async () => {
    const { pool } = scene.server.database
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const { rows } = await pool.query<{ activityId: number; memberId: number; code: string }>(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('next-week', $1, 'collective-study', '学习', '2010-08-18 14:00', 200, 'held')
       returning activity_id as "activityId"`,
      [unitId],
    )
    const activityId = rows[0]?.activityId
    const members = await pool.query<{ memberId: number; code: string }>(
      `select m.member_id as "memberId", m.code from membership b join member m using (member_id)
         join unit u using (unit_id)
        where $1 in (u.unit_id, u.parent_id) and b.from_on <= $2 and (b.until_on is null or b.until_on > $2)
        order by m.code limit 3`,
      [unitId, today],
    )
    const [first, second, third] = members.rows
    await pool.query(
      `insert into attendance (activity_id, member_id, status, helper_id, made_up_on) values
         ($1, $2, 'present', null, null), ($1, $3, 'made-up', $2, '2010-08-27'), ($1, $4, 'made-up', $2, '2010-08-19')`,
      [activityId, first?.memberId, second?.memberId, third?.memberId],
    )
    const home = (await secretary.get(`/home/branch/${unitId}`)).body
    const shown = home.recent.find((one: { activityId: number }) => one.activityId === activityId)
    expect(shown).toMatchObject({ listed: 3, came: 1, onLeave: 0, absent: 0 })
    const list = (await secretary.get(`/events?unit=${unitId}&from=2010-08-18&until=2010-08-18`)).body
    const line = list.items.find((one: { activityId: number }) => one.activityId === activityId)
    expect(line.attended).toBe(1)
    const missed = async (member: string | undefined) =>
      (await (await scene.asMember(member ?? "")).get("/home/member")).body.missed.filter(
        (one: { activityId: number }) => one.activityId === activityId,
      )
    expect(await missed(second?.code)).toMatchObject([{ status: "make-up", makeUpOn: "2010-08-27" }])
    expect(await missed(third?.code)).toEqual([])
    const studied = async (member: string | undefined) =>
      (await (await scene.asMember(member ?? "")).get("/home/member")).body.study
    const withIt = await studied(third?.code)
    const arranged = await studied(second?.code)
    await pool.query("delete from attendance where activity_id = $1", [activityId])
    const { attended, madeUp } = await studied(third?.code)
    expect([withIt.attended - attended, withIt.madeUp - madeUp]).toEqual([0, 1])
    const without = await studied(second?.code)
    expect([arranged.attended - without.attended, arranged.madeUp - without.madeUp]).toEqual([0, 0])
    await pool.query("delete from attendance where activity_id = $1", [activityId])
    await pool.query("delete from activity where activity_id = $1", [activityId])
  })

  test("a member sees what was held for them: by the branch they belonged to on the day, a row or none", async () => {
    const { pool } = scene.server.database
    const { rows } = await pool.query<{ memberId: number; code: string; old: number; next: number }>(
      `select m.member_id as "memberId", m.code, b.unit_id as old,
              (select unit_id from unit o where o.kind = 'branch' and o.unit_id <> b.unit_id order by o.code limit 1) as next
         from member m join membership b using (member_id) join unit u using (unit_id)
        where u.kind = 'branch' and b.until_on is null and b.from_on < '2010-01-01' order by m.code limit 1`,
    )
    const [one] = rows
    if (!one) throw new Error("nobody has been in one branch for so long")
    const person = await scene.asMember(one.code)
    const study = async () => (await person.get("/home/member")).body.study
    await pool.query("update membership set until_on = '2010-08-10' where member_id = $1", [one.memberId])
    await pool.query("insert into membership (member_id, unit_id, from_on) values ($1, $2, '2010-08-10')", [
      one.memberId,
      one.next,
    ])
    const before = await study()
    const held = async (unitId: number, on: string) =>
      (
        await pool.query<{ id: number }>(
          `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
           values (gen_random_uuid(), $1, 'collective-study', '学习', $2::date + time '14:00', 200, 'held')
           returning activity_id as id`,
          [unitId, on],
        )
      ).rows[0]?.id
    const guest = await held(one.old, "2010-08-15")
    await held(one.next, "2010-08-16")
    await held(one.old, "2010-08-09")
    await pool.query("insert into attendance (activity_id, member_id, status) values ($1, $2, 'present')", [
      guest,
      one.memberId,
    ])
    const { held: count, attended, asGuest, hours } = await study()
    expect([
      count - before.held,
      attended - before.attended,
      asGuest - before.asGuest,
      hours - before.hours,
    ]).toEqual([2, 0, 1, 2])
    await pool.query("delete from attendance where activity_id = $1", [guest])
    await pool.query(
      "delete from activity where topic = '学习' and code like '%-%-%-%-%' and starts_on > '2010-08-08'",
    )
    await pool.query("delete from membership where member_id = $1 and from_on = '2010-08-10'", [one.memberId])
    await pool.query(
      "update membership set until_on = null where member_id = $1 and until_on = '2010-08-10'",
      [one.memberId],
    )
  })

  test("a study of the central group without minutes is owed as long as the year's record is short", async () => {
    const { pool } = scene.server.database
    const unitId = await scene.server.unitId("101")
    const secretary = await scene.server.as("central-group-secretary", "101")
    const made = await pool.query<{ id: number }>(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('unkept', $1, 'central-group-study', '学习', '2010-02-18 14:00', 400, 'held') returning activity_id as id`,
      [unitId],
    )
    const activityId = made.rows[0]?.id
    const wanted = async () =>
      (await secretary.get(`/home/branch/${unitId}`)).body.incomplete.find(
        (one: { activityId: number }) => one.activityId === activityId,
      )
    expect(await wanted()).toMatchObject({ unlit: ["minutes"], kind: "central-group-study" })
    // The page of the year has the same deed beside what it names, for whoever may do it.
    const record = async (by = secretary) => {
      const { owed } = (await by.get(`/units/${unitId}/standing`)).body
      return owed.find(({ obligation }: { obligation: string }) => obligation === "CG-RECORD")
    }
    expect((await record()).completes).toEqual({ activityId, unlit: ["minutes"] })
    expect((await record(await scene.server.as("inspector", "101"))).completes).toBeNull()
    await pool.query(
      "update sitting set minutes = '发言' where sitting_id = (select sitting_id from activity where activity_id = $1)",
      [activityId],
    )
    expect(await wanted()).toBeUndefined()
    await pool.query("delete from activity where activity_id = $1", [activityId])
  })

  test("a make-up is helped by those who are named, and by nobody who is not", async () => {
    const { pool } = scene.server.database
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const made = await pool.query<{ id: number }>(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('helped', $1, 'collective-study', '学习', '2010-08-18 14:00', 200, 'held') returning activity_id as id`,
      [unitId],
    )
    const activityId = made.rows[0]?.id
    const { rows } = await pool.query<{ memberId: number; name: string }>(
      'select member_id as "memberId", name from member order by code limit 5',
    )
    const [, , , fourth, fifth] = rows
    const shown = async () =>
      (await secretary.get(`/home/branch/${unitId}`)).body.makeUps.find(
        (one: { activityId: number }) => one.activityId === activityId,
      )
    const write = async (helpers: readonly (number | undefined)[]) => {
      await pool.query("delete from attendance where activity_id = $1", [activityId])
      for (const [index, helper] of helpers.entries())
        await pool.query(
          "insert into attendance (activity_id, member_id, status, helper_id) values ($1, $2, 'absent', $3)",
          [activityId, rows[index]?.memberId, helper ?? null],
        )
    }
    await write([fourth?.memberId, fifth?.memberId, undefined])
    expect(await shown()).toMatchObject({ people: 3, helper: null, withoutHelper: 1 })
    expect([...(await shown()).helpers].sort()).toEqual([fourth?.name, fifth?.name].sort())
    await write([fourth?.memberId, undefined])
    expect(await shown()).toMatchObject({ helper: null, helpers: [fourth?.name], withoutHelper: 1 })
    await write([fourth?.memberId, fourth?.memberId])
    expect(await shown()).toMatchObject({ helper: fourth?.name, withoutHelper: 0 })
    await pool.query("delete from attendance where activity_id = $1", [activityId])
    await pool.query("delete from activity where activity_id = $1", [activityId])
  })

  test("what cannot be recorded here is no cell that warns, on the home, the year and the board", async () => {
    const apart = /^(SS-|SU-|EV-|AR-|CG-ESSAYS)/
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const home = (await secretary.get(`/home/branch/${unitId}`)).body
    const year = (await secretary.get(`/units/${unitId}/standing`)).body
    const calm = ["met", "open", "none"]
    for (const { grid } of [home, year]) {
      const rows = grid.filter((row: { recordable: boolean }) => !row.recordable)
      expect(rows.length).toBeGreaterThan(2)
      for (const row of rows) {
        expect(row.clauses.every(({ id }: { id: string }) => apart.test(id))).toBe(true)
        for (const cell of row.cells) expect(calm).toContain(cell.state)
      }
    }
    for (const one of home.owed.filter(({ action }: { action: string }) => action === "open"))
      expect(calm).toContain(one.state)
    const officer = await scene.server.as("department-officer", "001")
    const board = await scene.server.unitId("001")
    for (const { obligation, of, done, all, unitId: one } of (await officer.get(`/board/${board}`)).body
      .apart) {
      expect(obligation).toMatch(apart)
      if (one !== null) continue
      const list = `/board/${board}/branches?view=now&obligation=${obligation}`
      const { first, items } = await wholeList(officer, list)
      expect([first.of, first.apart, items.length]).toEqual([of, true, all])
      expect(items.filter(({ band }) => band === "met").length).toBe(done)
      for (const { band, figures } of items)
        for (const { state } of [{ state: band }, ...figures]) expect(calm).toContain(state)
    }
    const person = `/people/${await scene.server.memberId(await scene.someMember(code))}/standing`
    for (const figure of (await officer.get(person)).body.figures)
      if (apart.test(figure.obligation)) expect(calm).toContain(figure.state)
  })

  test("after something is recorded, the next look shows it", async () => {
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const owes = async () =>
      (await secretary.get(`/home/branch/${unitId}`)).body.owed.some(
        (one: { obligation: string }) => one.obligation === "TM-ASSEMBLY",
      )
    const before = await owes()
    const client = scene.server.database.pool
    await client.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('written-now', $1, 'assembly', '党员大会', '2010-08-19 14:00', 200, 'held')`,
      [unitId],
    )
    expect(await owes()).toBe(false)
    await client.query("delete from activity where code = 'written-now'")
    expect(await owes()).toBe(before)
  })

  test("who has left has no pace any more", async () => {
    const pool = scene.server.database.pool
    const { rows } = await pool.query(
      `select b.member_id from membership b join unit u using (unit_id)
        where u.code = '301-0002' and b.until_on is null and b.from_on < '2010-01-01' order by 1 limit 1`,
    )
    const memberId = rows[0].member_id
    const officer = await scene.server.as("department-officer", "001")
    const paces = async () => {
      const { body } = await officer.get(`/people/${memberId}/standing?year=2010`)
      return body.figures.map(({ pace }: { pace: number | null }) => pace)
    }
    expect((await paces()).some((pace: number | null) => pace !== null)).toBe(true)
    const leave = async (on: string | null) =>
      await pool.query("update membership set until_on = $2 where member_id = $1", [memberId, on])
    await leave("2010-06-11")
    expect((await paces()).every((pace: number | null) => pace === null)).toBe(true)
    await leave(null)
  })

  test("a branch that has ended is not urged on: what is missing of its life is recorded late", async () => {
    const code = "301-0010"
    const unitId = await scene.server.unitId(code)
    const secretary = await scene.server.as("branch-secretary", code)
    const home = async () => (await secretary.get(`/home/branch/${unitId}`)).body
    const dissolve = async (on: string | null) => {
      await scene.server.database.pool.query("update unit set dissolved_on = $2 where unit_id = $1", [
        unitId,
        on,
      ])
    }
    expect((await home()).owed.length).toBeGreaterThan(0)
    await dissolve("2010-08-25")
    const last = await home()
    expect(last.unit.endedOn).toBeNull()
    // The pace ends with the branch: four days before, nearly all of it should be there.
    for (const { pace, target } of last.hours) expect(pace).toBeCloseTo((target * 232) / 236, 1)
    for (const { until } of last.owed) expect(until <= "2010-08-24").toBe(true)
    await dissolve("2010-06-11")
    const after = await home()
    expect([after.unit.endedOn, after.owed]).toEqual(["2010-06-11", []])
    expect(after.hours.length).toBeGreaterThan(0)
    for (const { pace } of after.hours) expect(pace).toBeNull()
    // The last of these tests: nobody else looks at the hours.
    await scene.server.database.pool.query(
      "update activity set hundredth_hours = 10 where kind = 'collective-study'",
    )
    const query = `obligation=CS-HOURS&subjectType=org&subjectId=${unitId}&period=2010`
    const { body } = await secretary.get(`/explanations?${query}`)
    expect(body.result.status).toBe("open")
    expect(body.steps).toMatchObject([{ step: "period-over", by: "2010-06-10", closes: 0 }])
    expect(body.arithmetic.at(-1).zh).toContain("2010年6月10日")
    expect([body.pace, body.over.last]).toEqual([null, "2010-06-10"])
    await dissolve(null)
  })
})
