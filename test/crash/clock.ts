/** The clocks of the program when this test runs at night, where it would remind nobody before the morning: they show noon. */
const hour = 3_600_000
const inChina = (Date.now() / hour + 8) % 24

/** By so much they are ahead (ms). */
export const ahead = inChina >= 8 && inChina < 20 ? 0 : Math.round(((36 - inChina) % 24) * hour)
/** What they show. */
export const clock = () => Date.now() + ahead
