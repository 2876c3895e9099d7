import type { Client } from "pg"
import { homeOf } from "../../access/index.ts"
import { sheetTables } from "./sheet-tables.ts"
import type { Stage } from "./store.ts"
import type { Keeping } from "./undo-log-store.ts"

/** What a sitting holds. */
const details = sheetTables.flatMap(({ columns }) => columns.filter(({ ofSitting }) => ofSitting))

/** What a sitting holds beside its columns of the sheet: of the minutes, and of what is not in the workbook. */
const kept = ["minutes_document", "agenda"] as const

/** Activities with what their sittings hold, as the sheet has them. */
export const itemsWithSittings = `(select a.*, ${details.map(({ name }) => `o.${name}`)}
  from activity a join sitting o using (sitting_id))`

/** The place of the register that a written name can only mean: the unit's own, or the one place above it of that name. */
const venueNamed = (unit: string, place: string) =>
  `(select case when bool_or(v.unit_id = h.unit_id) then max(v.venue_id) filter (where v.unit_id = h.unit_id)
                when count(*) = 1 then max(v.venue_id) end
      from unit h join venue v on v.unit_id = any (string_to_array(h.path::text, '.')::int[])
     where h.unit_id = ${unit} and v.name = ${place} and v.closed_on is null)`

/** What tells sittings apart: every detail, the tag among them, and where there is one the day and who sits together. */
const seatOf = (unit: string, start: string, said: (name: string) => string) =>
  `md5(row(case when ${said("tag")} is not null then row(${homeOf(unit)}, ${start}::date) end,
           ${details.map(({ name }) => said(name))})::text)`

/**
 * Finds the sitting of each staged item, before the items are merged. Items of one tag and day, in units that sit
 * together, share a sitting where the file says the same of them; without a tag each has its own. An item that says what its
 * sitting says stays in it. The others come to a sitting that says the same already, take along one that they leave
 * all together and alike, or get a new one.
 */
export async function seatItems(client: Client, stage: Stage, keeping: Keeping): Promise<void> {
  const said = saidIn(stage)
  const seat = seatOf("w", "coalesce(s.starts_at, a.starts_at)", said)
  const seatNow = seatOf("u", "a.starts_at", (name) => `o.${name}`)
  await client.query(
    `create temp table stage_seat on commit drop as
     select s.row_no, s.target_id as activity_id, a.sitting_id as sits_in, ${said("tag")} as tag,
            a.sitting_id is not null and ${seatNow} = ${seat} as stays,
            case when ${said("tag")} is null then 'row ' || s.row_no else ${seat} end as seat
       from ${stage.name} s
       left join activity a on a.activity_id = s.target_id
       left join sitting o on o.sitting_id = a.sitting_id
       left join unit u on u.unit_id = a.unit_id
       left join unit w on w.unit_id = coalesce(s.unit_id, a.unit_id)`,
  )
  await client.query("analyze stage_seat")
  await client.query(
    `create temp table stage_sitting on commit drop as
     with wanted as (select seat, min(row_no) as row_no from stage_seat where not stays group by seat),
     staying as (select seat, min(sits_in) as sitting_id from stage_seat where stays group by seat),
     elsewhere as (
       select ${seatNow} as seat, min(o.sitting_id) as sitting_id
         from sitting o join activity a using (sitting_id) join unit u using (unit_id)
        where o.tag in (select tag from stage_seat where not stays)
          and not exists (select from stage_seat x where x.activity_id = a.activity_id)
        group by 1),
     left_by_all as (
       select min(x.seat) as seat, x.sits_in as sitting_id from stage_seat x
        where x.sits_in in (select sits_in from stage_seat where not stays)
        group by x.sits_in
       having not bool_or(x.stays) and count(distinct x.seat) = 1
          and count(*) = (select count(*) from activity a where a.sitting_id = x.sits_in)),
     taken_along as (select seat, min(sitting_id) as sitting_id from left_by_all group by seat),
     found as (
       select w.seat, w.row_no, coalesce(s.sitting_id, e.sitting_id) as there, t.sitting_id as taken
         from wanted w left join staying s using (seat) left join elsewhere e using (seat)
         left join taken_along t using (seat))
     select seat, row_no, there is null and taken is null as is_new, there is null and taken is not null as is_changed,
            coalesce(there, taken, nextval('sitting_sitting_id_seq')::integer) as sitting_id
       from found order by row_no`,
  )
  if (keeping !== "nothing") await keepLeft(client)
  await client.query(
    `insert into sitting (sitting_id, ${details.map(({ name }) => name)}, ${kept}, venue_id)
     select g.sitting_id, ${details.map(({ name }) => said(name))},
            case when o.minutes = ${said("minutes")} then p.minutes_document end, p.agenda,
            ${venueNamed("coalesce(s.unit_id, o.unit_id)", said("place"))}
       from stage_sitting g join ${stage.name} s using (row_no)
       left join ${itemsWithSittings} o on o.activity_id = s.target_id
       left join sitting p on p.sitting_id = o.sitting_id
      where g.is_new order by g.row_no`,
  )
  await client.query(
    `update ${stage.name} s set sitting_id = coalesce(g.sitting_id, x.sits_in), is_reseated = not x.stays
       from stage_seat x left join stage_sitting g on g.seat = x.seat and not x.stays
      where x.row_no = s.row_no`,
  )
}

/** What the file says of a staged item, `s`; where it lacks the column, what its sitting, `o`, says. */
function saidIn({ columns }: Stage): (name: string) => string {
  return (name) => `${columns.some((column) => column.name === name) ? "s" : "o"}.${name}`
}

/** Keeps the sittings that items leave or change as they were: one that nobody uses any more is gone afterwards. */
async function keepLeft(client: Client): Promise<void> {
  await client.query(
    `insert into kept_row (table_name, row_id, was)
     select 'sitting', o.sitting_id, to_jsonb(o) from sitting o
      where o.sitting_id in (select sits_in from stage_seat where not stays)`,
  )
}

/** Once the items are merged: the sittings that all their items took along say what the file says. */
export async function changeSittings(client: Client, { name: stage, columns }: Stage): Promise<void> {
  const given = columns.filter(({ ofSitting }) => ofSitting).map(({ name }) => `${name} = s.${name}`)
  if (given.length === 0) return
  // Another place is another booking, or none.
  if (columns.some(({ name }) => name === "place"))
    given.push(
      `venue_id = case when o.place is distinct from s.place then ${venueNamed("s.unit_id", "s.place")} else o.venue_id end`,
    )
  await client.query(
    `update sitting o set ${given} from stage_sitting g join ${stage} s using (row_no)
      where g.is_changed and o.sitting_id = g.sitting_id`,
  )
}

/** Puts back the sittings that an import left without items, before its items sit there again. */
export async function putBackSittings(client: Client): Promise<void> {
  await client.query(
    `insert into sitting select (jsonb_populate_record(null::sitting, was)).* from kept_row where table_name = 'sitting'
     on conflict do nothing`,
  )
}

/** Makes the sittings that an import changed what they were, once its items are what they were. */
export async function restoreSittings(client: Client): Promise<void> {
  const names = [...details.map(({ name }) => name), ...kept, "venue_id"]
  const set = names.map((name) => `${name} = b.${name}`)
  const columns = (row: string) => names.map((name) => `${row}.${name}`)
  await client.query(
    `update sitting o set ${set}
       from (select (jsonb_populate_record(null::sitting, was)).* from kept_row where table_name = 'sitting') b
      where b.sitting_id = o.sitting_id and row(${columns("o")}) is distinct from row(${columns("b")})`,
  )
}
