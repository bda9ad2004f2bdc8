/** Numbers of requests that people can read out: 261121-0042 is a request of 21 November 2026. */
import { createHash } from 'node:crypto'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Reader, Stored } from '../store.ts'
import type { World } from '../talk.ts'

const form = '\\d{6}-\\d{4}'

export const numberPattern = new RegExp(`^${form}$`)

/** A number in full as people type it: 261121-0042, 261121 0042, 2611210042; also with a digit too few or too many. */
export const typedNumber =
  '\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[- ]?\\d{4}|-\\d{1,3}|-\\d{5,9})(?!\\d)(?! ?[年月日])'

/** In its own form, when it has as many digits as a number has. */
export const inForm = (typed: string): string => typed.replace(/^(\d{6})[- ]?(\d{4})$/, '$1-$2')

const anywhere = new RegExp(`(?<!\\d)${form}(?!\\d)`, 'g')

/** The numbers that stand in a text. */
export const numbersIn = (text: string): string[] => text.match(anywhere) ?? []

/** The request with this number, where it is one and there is such a request. */
export const readRequest = async (
  store: Pick<Reader, 'read'>,
  number: string,
): Promise<Stored<'request'> | undefined> => (numberPattern.test(number) ? store.read('request', number) : undefined)

/**
 * A free number for the request filed by the message `cause`. The digits come from the message's id and the attempt,
 * so a step run again makes the same number, and one that lost a race for it makes another.
 */
export const freeNumber = async (world: World, cause: string): Promise<string> => {
  const day = dateAt(world.now).slice(2).replaceAll('-', '')
  for (let guess = 0; guess < 500; guess++) {
    const hash = createHash('sha256').update(`${cause}/${world.attempt}/${guess}`).digest()
    const number = `${day}-${String(hash.readUInt32BE() % 10_000).padStart(4, '0')}`
    if (!(await world.read('request', number))) return number
  }
  throw new Error(`No free request number for ${day} in 500 tries; nearly 10,000 requests were filed that day`)
}
