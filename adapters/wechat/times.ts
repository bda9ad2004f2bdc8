/** How long things take, in ms; tests scale them. */
export interface Times {
  /** One call to the gateway. */
  call: number
  /** From the start of a connection to a login or a QR code. */
  start: number
  /** So long without a sign of life, and the gateway is asked for one. */
  silence: number
  /** Before a broken connection is made anew: the first time, and at most. */
  backOff: [first: number, longest: number]
  /** After a logout, for a new QR code to come by itself. */
  afterLogout: number
  /** How long a message waits for an earlier one that comes late. */
  window: number
  /** A message may be shown so long before the gateway confirms it, and be answered at once. */
  glance: number
  /** An account tells its history at once; what comes so long after its first message is said now, whatever the clocks say. */
  history: number
  /** To fetch a file. */
  download: number
  /** For the gateway to take a file: so long it is not sent again. */
  upload: number
  /** Until an unsent message is tried again while there is no connection. */
  offline: number
  /** Before something that failed is tried again: the first time, and at most. */
  again: [first: number, longest: number]
  /** For all parts of one message: the sender gives up waiting at 10 s. */
  send: number
  /** Before a new contact is accepted, as a person would take a moment. */
  accept: [least: number, most: number]
}

export const realTimes: Times = {
  call: 5000,
  start: 25_000,
  silence: 20_000,
  backOff: [500, 15_000],
  afterLogout: 5000,
  window: 200,
  glance: 300,
  history: 120_000,
  download: 20_000,
  upload: 60_000,
  offline: 3000,
  again: [300, 10_000],
  send: 9000,
  accept: [1000, 3000],
}
