/** The catalogue of services: all of them by group, and those that belong to an answer. */

import { groups, type Service } from '../../../knowledge/services.ts'
import type { Choice } from '../../channel.ts'
import { toServices } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { wayBack } from '../entry.ts'
import { fits } from './wish.ts'

/** 服务, services: every service, each with its button. */
export const showCatalogue = (talk: Talk, heading = talk.t('catalogue.all')) => {
  const { t, language } = talk
  const services = [...talk.world.knowledge.services.values()]
  const shown = groups
    .map((group) => ({ group, members: services.filter((service) => service.group === group) }))
    .filter(({ members }) => members.length > 0)
  const lines = shown.map(({ group, members }) =>
    t('catalogue.line', {
      group: t(`catalogue.${group}`),
      services: members.map(({ name }) => name[language]).join(t('catalogue.between')),
    }),
  )
  talk.say({
    text: [heading, ...lines].join('\n'),
    choices: [
      ...shown.flatMap(({ members }) => members.map((service) => startButton(talk, service))),
      ...wayBack(talk),
    ],
  })
}

/** The button that begins a request for the service. */
export const startButton = ({ language }: Talk, service: Service): Choice => ({
  id: `file:start:${service.id}`,
  label: service.name[language],
})

/**
 * At most two services to offer beside an answer that rests on this clause: those that the question names, best first;
 * else those of the statement, or the way to all where it is about many.
 */
export const servicesAbout = (talk: Talk, clause: string, question: string, statement: string): Choice[] => {
  const { t, language } = talk
  const found = [...talk.world.knowledge.services.values()].filter(({ clauses }) => clauses.includes(clause))
  const fitting = (text: string) =>
    found
      .map((service) => ({ service, score: fits(service, text) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ service }) => service)
  const [asked, stated] = [fitting(question), fitting(statement)]
  if (found.length > 1 && asked.length === 0 && stated.length > 2) return [toServices(t)]
  const offered = found.length === 1 ? found : asked.length > 0 ? asked : stated
  return offered
    .slice(0, 2)
    .map(({ id, name }) => ({ id: `file:start:${id}`, label: t('answer.file', { service: name[language] }) }))
}
