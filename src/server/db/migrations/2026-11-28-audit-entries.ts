import { type Kysely, sql } from "kysely"

/**
 * The tables go by the names the field has for them: an audit log of entries, each of an action; invalidations of what
 * was judged. What an entry says is as it was, so that its seal holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table journal rename to audit_entry",
  "alter table audit_entry rename column journal_id to audit_entry_id",
  "alter table audit_entry rename column deed to action",
  "comment on table audit_entry is 'The audit log, what was done and by whom: append-only'",
  "alter table journal_unsealed rename to audit_unsealed",
  "alter table audit_unsealed rename column journal_id to audit_entry_id",
  "comment on table audit_unsealed is 'Entries that no seal covers yet: those of the last moments'",
  "alter table journal_seal rename to audit_seal",
  "alter table audit_seal rename column journal_ids to audit_entry_ids",
  "comment on table audit_seal is 'The hash chain over the audit log: each seal covers entries and the seal before it'",
  "comment on column audit_seal.marks is 'sixteen bytes for each entry, in the order of audit_entry_ids'",
  `create or replace function leave_unsealed() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     insert into audit_unsealed values (new.audit_entry_id);
     return null;
   end $$`,
  "alter table touched rename to invalidation",
  "alter table invalidation rename column touched_id to invalidation_id",
]
