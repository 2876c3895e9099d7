/** Where items of one sitting meet: a branch and its groups sit together, any other unit by itself. `unit` is an alias. */
export const homeOf = (unit: string) =>
  `case ${unit}.kind when 'group' then ${unit}.parent_id else ${unit}.unit_id end`

/**
 * The other items of one sitting, `o`, beside an activity `a`: those that share its sitting, and those of sittings of
 * the same tag and day in units that sit together.
 */
export const sameSitting = `o.activity_id <> a.activity_id and o.activity_id = any(array(
  select i.activity_id from activity i where i.sitting_id = a.sitting_id
  union
  select i.activity_id
    from sitting own join sitting tagged on tagged.tag = own.tag join activity i on i.sitting_id = tagged.sitting_id
    join unit there on there.unit_id = i.unit_id join unit here on here.unit_id = a.unit_id
   where own.sitting_id = a.sitting_id and i.starts_on = a.starts_on and ${homeOf("there")} = ${homeOf("here")}))`
