/**
 * The last day for which a judgement of a year ($1) as of a day ($2) holds, in SQL. Until the last deadline, the 31st
 * of January after it (档案 of a year), every day may make another of it. From then on what is recorded stays what it
 * is, but for what is dated later still and begins to count on its day: a make-up, a training that has not ended.
 */
export const holdsUntil = `case when $2::date <= make_date($1, 12, 31) + 31 then $2::date
  else coalesce(least(
    (select min(starts_on) from activity where starts_on > $2 and starts_on <= make_date($1, 12, 31) + 6),
    (select min(t.made_up_on) from attendance t join activity a using (activity_id)
      where t.made_up_on > $2 and a.starts_on between make_date($1, 1, 1) - 6 and make_date($1, 12, 31) + 6),
    (select min(counts_on) from training where counts_on > $2 and started_on <= make_date($1, 12, 31)),
    (select min(written_on) from writing where written_on > $2 and written_on <= make_date($1, 12, 31)),
    (select min(filed_on) from study_plan where filed_on > $2 and year = $1),
    (select min(done_on) from recorded_task where done_on > $2 and year = $1)) - 1, 'infinity') end`
