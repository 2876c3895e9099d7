/** Joins `arranged`: the make-up that is arranged for somebody who missed an activity, and not done yet. */
export const joinArranged = (activity: string, member: string) => `
  left join make_up arranged on arranged.activity_id = ${activity} and arranged.member_id = ${member}
   and arranged.state = 'arranged'`

/**
 * How somebody who has made it up stood before, of a line of a list: as it was noted with the make-up, else on leave
 * where a reason came with the line. Null: nothing is known, or they did not make it up.
 */
export const notedFirst = (attendance: string) => `
  case when ${attendance}.status = 'made-up' then coalesce(
    (select k.was from make_up k
      where k.activity_id = ${attendance}.activity_id and k.member_id = ${attendance}.member_id and k.state = 'done'),
    case when ${attendance}.detail is not null or ${attendance}.leave_reason is not null then 'on-leave' end) end`

/** Who helps whoever missed it: as it is arranged, else as the list `attendance` says. After `joinArranged`. */
export const helperOf = (attendance: string) => `coalesce(arranged.helper_id, ${attendance}.helper_id)`
