import { useQuery } from "@tanstack/react-query"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { text } from "./lectures-text.ts"

type Person = Answer<"GET /units/{unitId}/lectures/missed">["people"][number]

interface Props {
  readonly unitId: number
  readonly year: number
}

/** Who of a branch no party lecture of the year has reached, by code, with the make-up of the last one they missed. */
export function LecturesMissed({ unitId, year }: Props) {
  const { t } = useText()
  const missed = useQuery({
    queryKey: ["meetings", "lectures", "missed", unitId, year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/lectures/missed", {
          params: { path: { unitId }, query: { year: String(year) } },
        }),
      ),
  })
  return (
    <Sheet title={t(text.missed)}>
      <Loaded query={missed} lines={4}>
        {({ people, more }) =>
          people.length === 0 ? (
            <p>{t(text.nobodyMissed)}</p>
          ) : (
            <>
              <ul className="owe-list">
                {people.map((person) => (
                  <Missed key={person.memberId} person={person} />
                ))}
              </ul>
              {more > 0 && <p className="small">{t(text.more(more))}</p>}
            </>
          )
        }
      </Loaded>
    </Sheet>
  )
}

function Missed({ person }: { readonly person: Person }) {
  const speech = useText()
  const { t } = speech
  const { memberId, name, missed } = person
  const offers = missed?.arranges && missed.arrangedFor === null
  return (
    <li>
      <div>
        <Anchor href={to.person(memberId)}>{name}</Anchor>
        <p className="small">
          <Shortened>{whyOf(person, speech)}</Shortened>
        </p>
      </div>
      {offers && (
        <LinkButton
          className="no-print"
          href={to.makeUp(missed.activityId, memberId)}
          aria-label={t(text.makeUpOf(name))}
        >
          {t(text.makeUp)}
        </LinkButton>
      )}
    </li>
  )
}

function whyOf({ missed }: Person, { t, format, words }: Speech): string {
  if (!missed) return t(text.neverExpected)
  const status = missed.status === null ? t(text.noRow) : words.attendanceStatuses[missed.status]
  const last = `${t(text.wasMissed(format.day(missed.on), status))} · ${missed.topic}`
  return missed.arrangedFor === null ? last : `${last} · ${t(text.arranged(format.day(missed.arrangedFor)))}`
}
