import type { AttachmentKind } from "../../../domain/events/attachments.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { TrainingKind, TrainingState } from "../../../domain/shared/words.ts"
import type { Stored } from "../../files/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Trainings of one person are registered one after another, so that none is there twice. */
export async function waitForPeople(client: Queryable, memberIds: readonly number[]): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(hashtext('xueer training'), member_id)
       from (select unnest($1::int[]) as member_id order by 1) waiting`,
    [memberIds],
  )
}

/** A training as somebody says it was. */
export interface TrainingSaid {
  readonly name: string
  readonly kind: TrainingKind
  readonly first: Day
  /** Null: it was over on the first day. */
  readonly last: Day | null
  readonly hundredths: number
  readonly evidence: string | null
}

/** Another training of the same name, kind and first day: the one that an import would mean. */
export async function sameTraining(
  client: Queryable,
  memberIds: readonly number[],
  { name, kind, first }: TrainingSaid,
  except = 0,
): Promise<{ readonly memberId: number; readonly state: TrainingState }[]> {
  const { rows } = await client.query<{ memberId: number; state: TrainingState }>(
    `select distinct on (member_id) member_id as "memberId", state from training
      where member_id = any($1::int[]) and name = $2 and kind = $3 and started_on = $4 and training_id <> $5
      order by member_id, training_id`,
    [memberIds, name, kind, first, except],
  )
  return rows
}

/** Keeps a training of each of some people, waiting to be recognised. Answers the numbers. */
export async function addTrainings(
  client: Queryable,
  memberIds: readonly number[],
  said: TrainingSaid,
  accountId: number,
): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `insert into training (member_id, name, kind, started_on, ended_on, hundredth_hours, evidence, state, entered_by, entered_at)
     select member_id, $2, $3, $4, $5, $6, $7, 'pending', $8, now() from unnest($1::int[]) member_id
     returning training_id as id`,
    [memberIds, said.name, said.kind, said.first, said.last, said.hundredths, said.evidence, accountId],
  )
  return rows.map(({ id }) => id)
}

/** Whoever changes a training or decides about it waits for another who does. Answers how it stands. */
export async function holdTraining(
  client: Queryable,
  trainingId: number,
): Promise<{ readonly state: TrainingState; readonly version: number } | undefined> {
  const { rows } = await client.query<{ state: TrainingState; version: number }>(
    "select state, version from training where training_id = $1 for update",
    [trainingId],
  )
  return rows[0]
}

/** A training as it is from now on; it waits to be recognised. */
export async function putTraining(
  client: Queryable,
  trainingId: number,
  said: TrainingSaid,
  answer: string | null,
): Promise<void> {
  await client.query(
    `update training set name = $2, kind = $3, started_on = $4, ended_on = $5, hundredth_hours = $6, evidence = $7,
            state = 'pending', answer = coalesce($8, answer) where training_id = $1`,
    [trainingId, said.name, said.kind, said.first, said.last, said.hundredths, said.evidence, answer],
  )
}

/** Notes what was decided about some trainings, and by whom. */
export async function putDecision(
  client: Queryable,
  trainingIds: readonly number[],
  state: TrainingState,
  accountId: number,
  word: string | null,
): Promise<void> {
  await client.query(
    `update training set state = $2, decided_by = $3, decided_at = now(), word = $4 where training_id = any($1::int[])`,
    [trainingIds, state, accountId, word],
  )
}

/** Notes what is asked about a training; what was answered before goes with the question it answered. */
export async function putQuestion(client: Queryable, trainingId: number, question: string): Promise<void> {
  await client.query("update training set question = $2, answer = null where training_id = $1", [
    trainingId,
    question,
  ])
}

/** A training that was registered and is not to be looked at any more. */
export async function removeTraining(client: Queryable, trainingId: number): Promise<void> {
  await client.query("delete from training where training_id = $1", [trainingId])
}

/** Names a content as a certificate of a training; one that is there already stays the one. */
export async function addCertificate(
  client: Queryable,
  certificate: Stored & {
    readonly trainingId: number
    readonly accountId: number
    readonly name: string
    readonly kind: AttachmentKind
  },
): Promise<boolean> {
  const { trainingId, accountId, name, kind, sha256, bytes } = certificate
  const { rowCount } = await client.query(
    `insert into certificate (training_id, account_id, name, kind, sha256, bytes) values ($1, $2, $3, $4, $5, $6)
     on conflict (training_id, sha256) do nothing`,
    [trainingId, accountId, name, kind, sha256, bytes],
  )
  return rowCount === 1
}

export async function removeCertificateRow(client: Queryable, certificateId: number): Promise<void> {
  await client.query("delete from certificate where certificate_id = $1", [certificateId])
}
