import { type Kysely, sql } from "kysely"

/** Entries from before there were seals wait for theirs: those with lower numbers than any that was sealed or waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `with first as (
         select least((select min(id) from audit_seal, unnest(audit_entry_ids) id),
                      (select min(audit_entry_id) from audit_unsealed)) as id)
       insert into audit_unsealed (audit_entry_id)
       select e.audit_entry_id from audit_entry e, first where first.id is null or e.audit_entry_id < first.id`,
    )
    .execute(db)
}
