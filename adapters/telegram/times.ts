/** How long things may take and how long to wait, in ms. */
export interface Times {
  /** A poll is held open by Telegram for so long when there is nothing new (whole seconds). */
  poll: number
  /** How long beyond that until a poll counts as hung. */
  hung: number
  /** Any other call. */
  call: number
  upload: number
  /** One try of `send` in all: the sender gives it 10 s. */
  send: number
  /** The longest wait inside a `send` to keep the pace. */
  briefly: number
  /** When to look again whether an upload is through. */
  look: number
  /** First and longest pause after a failure. */
  retry: number
  longestRetry: number
  /** When somebody else takes the updates. */
  conflict: number
  /** When Telegram does not know the token. */
  token: number
  /** How often to look for new updates while an earlier one is still being taken in. */
  busy: number
  /** Fetching one file in all, with every try. */
  file: number
  /** Without an answer for so long, “typing” is shown. */
  typing: number
  /** How often the webhook is looked after. */
  webhook: number
  /** Without an update for so long, the next may have any number (core.telegram.org/bots/api#update). */
  quiet: number
}

export const usualTimes: Times = {
  poll: 30_000,
  hung: 10_000,
  call: 8000,
  upload: 120_000,
  send: 8500,
  briefly: 2500,
  look: 3000,
  retry: 1000,
  longestRetry: 60_000,
  conflict: 10_000,
  token: 300_000,
  busy: 250,
  file: 60_000,
  typing: 700,
  webhook: 300_000,
  quiet: 86_400_000,
}

/** What comes of it within `patience`; undefined when it takes longer. */
export const within = async <T>(patience: number, work: Promise<T>): Promise<T | undefined> => {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, patience, undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
