import { type ReactNode, useState } from "react"
import { Anchor } from "../design/Anchor.tsx"
import { PrintAll } from "../design/PrintAll.tsx"
import { Paper } from "../design/PrintHead.tsx"
import { Seal } from "../design/Seal.tsx"
import { to } from "../paths.ts"
import { usePreferences } from "../text/preferences.tsx"
import { useText } from "../text/use-text.ts"
import { LookingOnly } from "./LookingOnly.tsx"
import { PageFoot } from "./PageFoot.tsx"
import { footPlaces, type Place, placeOf, placesOf } from "./places.ts"
import { StepUp } from "./StepUp.tsx"
import type { Session } from "./session.ts"
import { text } from "./text.ts"
import { useHallKept } from "./use-hall-kept.ts"
import { useOrganisation } from "./use-organisation.ts"
import { useSignOut } from "./use-sign-out.ts"
import { useStoredPreferences } from "./use-stored-preferences.ts"

interface Props {
  readonly session: Session
  readonly path: string
  readonly children: ReactNode
}

/** The desk of whoever is signed in: navigation at the side, or at the foot of a phone; the page; the foot. */
export default function Desk({ session, path, children }: Props) {
  const { t } = useText()
  useStoredPreferences(session)
  useHallKept(session)
  const organisation = useOrganisation()
  const places = placesOf(session)
  const here = placeOf(places, path)
  return (
    <div className="desk">
      <nav className="side-nav" aria-label={t(text.mainNav)}>
        <Anchor className="brand" href={to.home()}>
          <Seal />
          <span>{t(text.name)}</span>
        </Anchor>
        <PlaceList places={places} here={here} />
        <Switches name={session.name} />
      </nav>
      <div className="desk-page">
        <Paper usual={{ unit: unitOf(session) ?? (organisation?.name || t(text.name)), day: session.today }}>
          <LookingOnly />
          <main id="content" tabIndex={-1}>
            {children}
          </main>
        </Paper>
        <PageFoot path={path} organisation={organisation} />
      </div>
      <FootNav key={path} places={places} here={here} name={session.name} />
      <PrintAll />
      <StepUp hasCode={session.hasSecondFactor} />
    </div>
  )
}

/** The one unit somebody works for, or belongs to where they have no other role; undefined where there are several. */
function unitOf({ roles }: Session): string | undefined {
  const works = roles.filter(({ role }) => role !== "member")
  const names = new Set((works.length > 0 ? works : roles).map(({ unitName }) => unitName))
  return names.size === 1 ? [...names][0] : undefined
}

interface PlacesProps {
  readonly places: readonly Place[]
  readonly here: Place | undefined
}

function PlaceList({ places, here }: PlacesProps) {
  return (
    <ul className="places">
      {places.map((place) => (
        <li key={place.key}>
          <PlaceLink place={place} here={here} />
        </li>
      ))}
    </ul>
  )
}

function PlaceLink({ place, here }: { readonly place: Place; readonly here: Place | undefined }) {
  const { t } = useText()
  const on = place.key === here?.key
  return (
    <Anchor href={place.href} className={on ? "place on" : "place"} aria-current={on ? "page" : undefined}>
      {t(place.title)}
      <Fresh count={place.fresh ?? 0} />
    </Anchor>
  )
}

/** A small count beside a place where something is new. */
function Fresh({ count }: { readonly count: number }) {
  const { t } = useText()
  if (count === 0) return null
  return (
    <span className="fresh">
      <span aria-hidden="true">{count > most ? `${most}+` : count}</span>
      <span className="unseen">{t(text.fresh(count))}</span>
    </span>
  )
}

/** More are not counted out. */
const most = 99

function FootNav({ places, here, name }: PlacesProps & { readonly name: string }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const { shown, others } = footPlaces(places)
  return (
    <nav className="foot-nav" aria-label={t(text.mainNav)}>
      {open && (
        <div className="foot-more" id="more-places">
          <PlaceList places={others} here={here} />
          <Switches name={name} />
        </div>
      )}
      <ul className="foot-places">
        {shown.map((place) => (
          <li key={place.key}>
            <PlaceLink place={place} here={here} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={others.some(({ key }) => key === here?.key) ? "place on" : "place"}
            aria-expanded={open}
            aria-controls="more-places"
            onClick={() => setOpen(!open)}
          >
            {t(text.more)}
            {!open && <Fresh count={others.reduce((sum, { fresh = 0 }) => sum + fresh, 0)} />}
          </button>
        </li>
      </ul>
    </nav>
  )
}

/** Language, print size, and the way out. */
function Switches({ name }: { readonly name: string }) {
  const { t } = useText()
  const signOut = useSignOut()
  return (
    <div className="switches">
      <span className="switches-name">{name}</span>
      <ViewSwitches />
      <button type="button" className="switch" onClick={() => void signOut()}>
        {t(text.signOut)}
      </button>
    </div>
  )
}

function ViewSwitches() {
  const { t } = useText()
  const { language, elder, setLanguage, setElder } = usePreferences()
  return (
    <>
      <button
        type="button"
        className="switch"
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
      >
        {t(text.otherLanguage)}
      </button>
      <button type="button" className="switch" onClick={() => setElder(!elder)}>
        {t(elder ? text.elderOff : text.elderOn)}
      </button>
    </>
  )
}
