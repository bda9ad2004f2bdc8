/** An age given where a date of birth is asked. */
import { normalise } from '../../knowledge/retrieval/text.ts'
import { inFigures } from '../numerals.ts'

/** 59, 五十九岁, I'm 59 years old, 快60了; undefined when anything else is said. */
export const readAge = (text: string): number | undefined => {
  const said = inFigures(normalise(text).replace(/[‘’`´]/g, "'"))
  const found = /^\D*?(\d{1,3})(?:\.5)?(?![\d.])\D*$/.exec(said)
  const age = Number(found?.[1])
  const rest = said.replace(/\d+(?:\.5)?(?:yo\b)?/, ' ').replace(around, ' ')
  return found && age > 0 && age <= 120 && !/[\p{L}\p{N}]/u.test(rest) ? age : undefined
}

const around =
  /[周实虚]岁|年龄|今年|现年|马上|将近|接近|已经|大约|大概|差不多|左右|以上|超过|不到|[我是岁了多几快刚满有的就要到约零半]|\b(?:i'm|i am|i|am|my|age|aged|is|years?|old|of|yo|y o|now|this year|already|just|turned|turning|almost|nearly|about|around|over|under|and a half|soon)\b/g
