export { doubtsAboutVenue, type VenueDoubts } from "./ask-about-venue.ts"
export { readVenueMonth, readVenues } from "./read-venues.ts"
export { venueCalled } from "./venue-queries.ts"
