import { type Kysely, sql } from "kysely"

/**
 * The application adds to the audit log what was done, and neither the number of an entry nor its instant; a seal only
 * as the next one, at the instant of its transaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "revoke insert on audit_entry, audit_seal from xueer_app",
  `grant insert (actor, action, details, account_id, unit_id, member_id, address) on audit_entry to xueer_app`,
  "grant insert (seal_id, audit_entry_ids, marks, hash) on audit_seal to xueer_app",
  `create function follow_newest_seal() returns trigger language plpgsql as $$
   begin
     if new.seal_id <> coalesce((select max(seal_id) from audit_seal), 0) + 1 then
       raise exception 'a seal follows the newest one' using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  `create trigger follow_newest_seal before insert on audit_seal for each row when (current_user = 'xueer_app')
     execute function follow_newest_seal()`,
]
